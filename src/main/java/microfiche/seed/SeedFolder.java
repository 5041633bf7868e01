package microfiche.seed;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import microfiche.report.Finding;
import microfiche.report.Reasons;
import microfiche.report.UserError;
import org.jspecify.annotations.Nullable;

/** Walks seed folders. Hidden files and folders (a leading dot) are not seeds. */
public final class SeedFolder {
  private final FileStamps stamps = new FileStamps();
  private final SectionNames sections;
  private final Consumer<Finding> findings;

  /**
   * A reader of folders.
   *
   * @param sections what a user calls the sections: folder name → section name
   * @param findings hears of what could not be looked at
   */
  public SeedFolder(Map<String, String> sections, Consumer<Finding> findings) {
    this.sections = new SectionNames(sections);
    this.findings = findings;
  }

  /**
   * All files below {@code roots}, ordered by path. With several roots each path begins with the
   * name of its root, so that they stay apart.
   *
   * @throws UserError when a root is not there or cannot be read
   */
  public List<SeedFile> below(List<Path> roots) {
    List<SeedFile> seeds = new ArrayList<>();
    Map<String, Integer> names = new HashMap<>();
    for (Path root : roots) {
      if (!Files.isDirectory(root)) {
        throw UserError.failed(
            root.toString(),
            Files.exists(root) ? "not a folder" : "no such folder",
            "name the folder of your seeds with --seeds DIR or with \"seeds:\" in site-config.yaml");
      }
      String name = String.valueOf(root.toAbsolutePath().normalize().getFileName());
      int same = names.merge(name, 1, Integer::sum);
      String prefix = roots.size() == 1 ? "" : name + (same == 1 ? "" : "-" + same) + "/";
      walk(root, prefix, seeds);
    }
    return sorted(seeds);
  }

  /**
   * The files that {@code paths} name: files as they are, folders walked. Paths stay as they were
   * given, so that they can be found again from where the command ran.
   */
  public List<SeedFile> named(List<Path> paths) {
    List<SeedFile> seeds = new ArrayList<>();
    for (Path path : paths) {
      if (Files.isDirectory(path)) {
        walk(path, withSlash(path), seeds);
      } else if (Files.exists(path)) {
        Path folder = path.toAbsolutePath().normalize().getParent();
        String section = folder == null ? null : sections.of(folder);
        seeds.add(new SeedFile(slashes(path), path, section, 0));
      } else {
        throw UserError.failed(path.toString(), "no such file or folder", null);
      }
    }
    return sorted(seeds);
  }

  private static List<SeedFile> sorted(List<SeedFile> seeds) {
    seeds.sort(Comparator.comparing(SeedFile::path));
    Set<String> paths = new HashSet<>();
    return seeds.stream().filter(seed -> paths.add(seed.path())).toList();
  }

  private void walk(Path root, String prefix, List<SeedFile> seeds) {
    try {
      Files.walkFileTree(
          root,
          EnumSet.of(FileVisitOption.FOLLOW_LINKS),
          Integer.MAX_VALUE,
          new Walk(root, prefix, seeds));
    } catch (IOException e) {
      throw UserError.failed(root.toString(), "cannot be read: " + Reasons.of(e), null);
    }
  }

  /** One walk below a root. */
  private final class Walk extends SimpleFileVisitor<Path> {
    private final Path root;
    private final String prefix;
    private final List<SeedFile> seeds;

    /**
     * Folders on the way to the current file: what their seeds' paths begin with, and their
     * section.
     */
    private final Deque<Folder> folders = new ArrayDeque<>();

    private Walk(Path root, String prefix, List<SeedFile> seeds) {
      this.root = root;
      this.prefix = prefix;
      this.seeds = seeds;
    }

    private record Folder(String path, @Nullable String section) {}

    @Override
    public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
      if (!dir.equals(root) && hidden(dir)) {
        return FileVisitResult.SKIP_SUBTREE;
      }
      Folder around = folders.peek();
      folders.push(
          new Folder(
              around == null ? prefix : around.path() + dir.getFileName() + "/", sections.of(dir)));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException e)
        throws IOException {
      folders.pop();
      return super.postVisitDirectory(dir, e);
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (!hidden(file)) {
        String path = path(file);
        if (attributes.isRegularFile()) {
          Folder folder = folders.element();
          seeds.add(new SeedFile(path, file, folder.section(), stamps.of(attributes)));
        } else {
          findings.accept(Finding.rejected(path, "neither a file nor a folder", null));
        }
      }
      return FileVisitResult.CONTINUE;
    }

    private String path(Path file) {
      Folder folder = folders.peek();
      return (folder == null ? prefix : folder.path()) + file.getFileName();
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      if (Files.isDirectory(file)) {
        // To go on would take the articles of the whole folder out of the published site.
        throw UserError.failed(
            file.toString(),
            "cannot be read (" + Reasons.of(e) + ")",
            "check its permissions, or that it is not a link to a folder that holds it; nothing was published");
      }
      findings.accept(
          Finding.rejected(
              path(file),
              "cannot be read (" + Reasons.of(e) + ")",
              "check its permissions, or where it links to"));
      return FileVisitResult.CONTINUE;
    }
  }

  private static boolean hidden(Path path) {
    Path name = path.getFileName();
    return name != null && name.toString().startsWith(".");
  }

  private static String withSlash(Path path) {
    String text = slashes(path);
    return text.isEmpty() || text.endsWith("/") ? text : text + "/";
  }

  private static String slashes(Path path) {
    return path.toString().replace('\\', '/');
  }
}
