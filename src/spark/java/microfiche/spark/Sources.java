package microfiche.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import microfiche.config.SiteConfig;
import microfiche.container.Containers;
import microfiche.report.Finding;
import microfiche.seed.SeedFile;
import microfiche.seed.SeedFolder;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;

/** Finds what there is to read, on any file system, and makes pieces of it that are about alike. */
final class Sources {
  /** A larger WARC file is read by several tasks, in bytes. */
  private final long stretch;

  private final Configuration hadoop;
  private final SiteConfig config;
  private final List<Work> all = new ArrayList<>();
  private final List<Found> said = new ArrayList<>();

  Sources(Configuration hadoop, SiteConfig config, long stretch) {
    this.hadoop = hadoop;
    this.config = config;
    this.stretch = stretch;
  }

  /** What is not read, and why. */
  List<Found> said() {
    return said;
  }

  /**
   * Everything below {@code inputs}, in the order of the paths. Folders on this machine are walked
   * as {@code build} walks them, so that their seeds have the same names.
   */
  List<Work> of(List<String> inputs) throws IOException {
    List<Path> folders = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (String input : inputs) {
      boolean local = !input.contains("://") && Files.isDirectory(Path.of(input));
      if (local) {
        folders.add(Path.of(input));
      } else {
        others.add(input);
      }
    }
    if (!folders.isEmpty()) {
      for (SeedFile file : new SeedFolder(config.sections(), this::tell).below(folders)) {
        String place = file.file().toAbsolutePath().toUri().toString();
        add(file.path(), place, file.section(), Files.size(file.file()));
      }
    }
    for (String other : others) {
      remote(other);
    }
    all.sort(Comparator.comparing(Work::path).thenComparingLong(Work::from));
    return all;
  }

  private void tell(Finding finding) {
    said.add(Found.said(finding.where(), finding.toString()));
  }

  /** A file or a folder of any file system; hidden ones are no seeds. */
  private void remote(String input) throws IOException {
    org.apache.hadoop.fs.Path root =
        input.contains("://")
            ? new org.apache.hadoop.fs.Path(URI.create(input))
            : new org.apache.hadoop.fs.Path(Path.of(input).toAbsolutePath().toUri());
    FileSystem system = root.getFileSystem(hadoop);
    FileStatus status = system.getFileStatus(root);
    if (status.isDirectory()) {
      walk(system, root, "");
    } else {
      add(root.getName(), root.toUri().toString(), null, status.getLen());
    }
  }

  private void walk(FileSystem system, org.apache.hadoop.fs.Path folder, String below)
      throws IOException {
    for (FileStatus file : system.listStatus(folder)) {
      String name = file.getPath().getName();
      if (name.startsWith(".") || name.startsWith("_")) {
        continue;
      }
      if (file.isDirectory()) {
        walk(system, file.getPath(), below + name + "/");
      } else {
        String section = config.sections().get(folder.getName());
        add(below + name, file.getPath().toUri().toString(), section, file.getLen());
      }
    }
  }

  private void add(
      String path, String place, @org.jspecify.annotations.Nullable String section, long size) {
    boolean parts = Containers.canBeReadInParts(new SeedFile(path, Path.of(""), null, 0));
    if (!parts || size <= stretch) {
      all.add(new Work(path, place, section, 0, Long.MAX_VALUE, size));
      return;
    }
    for (long from = 0; from < size; from += stretch) {
      long to = Math.min(size, from + stretch);
      all.add(new Work(path, place, section, from, to, to - from));
    }
  }

  /** As many lists as there are partitions, with about as many bytes each. */
  static List<List<Work>> groups(List<Work> work, int partitions) {
    // What a small seed costs besides its bytes.
    long each = 4096;
    long total = work.stream().mapToLong(one -> one.size() + each).sum();
    List<List<Work>> groups = new ArrayList<>();
    List<Work> group = new ArrayList<>();
    long sum = 0;
    for (Work one : work) {
      group.add(one);
      sum += one.size() + each;
      if (sum >= total / partitions * (groups.size() + 1) && groups.size() < partitions - 1) {
        groups.add(group);
        group = new ArrayList<>();
      }
    }
    groups.add(group);
    return groups;
  }

  /** The text of small files by their names: a user's rules, for tasks on other machines. */
  static Map<String, String> texts(Path folder) {
    Map<String, String> texts = new java.util.TreeMap<>();
    try (var files = Files.list(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        texts.put(String.valueOf(file.getFileName()), Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }
}
