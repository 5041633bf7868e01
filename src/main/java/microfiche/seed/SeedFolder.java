package microfiche.seed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import microfiche.disk.FileNames;
import microfiche.disk.FileStamps;
import microfiche.disk.FolderWalk;
import microfiche.disk.OwnFolder;
import microfiche.report.Finding;
import microfiche.report.Reasons;
import microfiche.report.UserError;
import org.jspecify.annotations.Nullable;

/** Walks seed folders. Hidden files and folders (a leading dot) are not seeds. */
public final class SeedFolder {
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

  /** The same where nothing else was named and nothing lies apart. */
  public List<SeedFile> below(List<Path> roots) {
    return below(roots, List.of(), List.of());
  }

  /**
   * All files below {@code roots}, ordered by path. With several roots each path begins with the
   * name of its root, so that they stay apart.
   *
   * @param named the other folders that the user named, into which links may lead too
   * @param apart files and folders that hold no seeds, wherever they lie
   * @throws UserError when a root is not there or cannot be read
   */
  public List<SeedFile> below(List<Path> roots, List<Path> named, List<Path> apart) {
    for (Path root : roots) {
      mustBeFolder(root);
    }
    List<Path> all = new ArrayList<>(roots);
    all.addAll(named);
    FolderWalk walk = new FolderWalk(all, apart);
    List<SeedFile> seeds = new ArrayList<>();
    Set<String> prefixes = new HashSet<>();
    for (Path root : roots) {
      String prefix = roots.size() == 1 ? "" : prefix(root, prefixes);
      walk.below(root, new Walk(prefix, seeds));
    }
    return sorted(seeds);
  }

  /**
   * Says so when a folder of seeds is not there.
   *
   * @throws UserError then
   */
  public static void mustBeFolder(Path root) {
    if (!Files.isDirectory(root)) {
      throw UserError.failed(
          FileNames.all(root),
          Files.exists(root) ? "not a folder" : "no such folder",
          "name the folder of your seeds with --seeds DIR or with \"seeds:\" in site-config.yaml");
    }
  }

  /** The root's name with a slash; a number behind it where another root took it already. */
  private static String prefix(Path root, Set<String> taken) {
    String name = FileNames.of(root.toAbsolutePath().normalize());
    for (int i = 1; ; i++) {
      String prefix = name + (i == 1 ? "" : "-" + i) + "/";
      if (taken.add(prefix)) {
        return prefix;
      }
    }
  }

  /**
   * The files that {@code paths} name: files as they are, folders walked. Paths stay as they were
   * given, so that they can be found again from where the command ran.
   */
  public List<SeedFile> named(List<Path> paths) {
    List<SeedFile> seeds = new ArrayList<>();
    FolderWalk walk = new FolderWalk(List.of(), List.of());
    Set<Path> given = new HashSet<>();
    for (Path path : paths) {
      Path place = Files.exists(path) ? path : asPrinted(path);
      if (!given.add(place.toAbsolutePath().normalize())) {
        continue; // the same once more
      }
      if (Files.isDirectory(place)) {
        walk.below(place, new Walk(withSlash(place), seeds));
      } else {
        add(place, seeds);
      }
    }
    return sorted(seeds);
  }

  private void add(Path path, List<SeedFile> seeds) {
    try {
      FileStamps.Look look = new FileStamps().at(path);
      if (look.kind() == FileStamps.Kind.FILE) {
        Path folder = path.toAbsolutePath().normalize().getParent();
        String section = folder == null ? null : sections.of(folder);
        seeds.add(new SeedFile(FileNames.all(path), path, section, 0));
      } else {
        findings.accept(Finding.rejected(FileNames.all(path), "neither a file nor a folder", null));
      }
    } catch (IOException e) {
      findings.accept(
          Finding.rejected(
              FileNames.all(path),
              "cannot be read (" + Reasons.of(e) + ")",
              "check its permissions"));
    }
  }

  /** A file whose name is no text is found by the name that messages call it. */
  private static Path asPrinted(Path path) {
    Path found = null;
    for (int i = 0; i < path.getNameCount(); i++) {
      String name = path.getName(i).toString();
      Path around = found == null ? path.isAbsolute() ? path.getRoot() : Path.of("") : found;
      Path next = around.resolve(path.getName(i));
      found = Files.exists(next, LinkOption.NOFOLLOW_LINKS) ? next : called(around, name);
      if (found == null) {
        throw UserError.failed(FileNames.all(path), "no such file or folder", null);
      }
    }
    return found == null ? path : found;
  }

  private static @Nullable Path called(Path folder, String name) {
    try (var files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        if (FileNames.of(file).equals(name)) {
          return file;
        }
      }
    } catch (IOException e) {
      // then nothing is found there
    }
    return null;
  }

  /** By path. Two files with one path (which takes names that are no text) are one too many. */
  private List<SeedFile> sorted(List<SeedFile> seeds) {
    seeds.sort(Comparator.comparing(SeedFile::path));
    Map<String, SeedFile> paths = new HashMap<>();
    List<SeedFile> sorted = new ArrayList<>();
    for (SeedFile seed : seeds) {
      SeedFile other = paths.putIfAbsent(seed.path(), seed);
      if (other == null) {
        sorted.add(seed);
      } else if (!same(seed.file(), other.file())) {
        findings.accept(
            Finding.rejected(
                seed.path(),
                "two files have this name, as far as it is text",
                "give one of them another name"));
      }
    }
    return sorted;
  }

  private static boolean same(Path one, Path other) {
    try {
      return Files.isSameFile(one, other);
    } catch (IOException e) {
      return false;
    }
  }

  /** One walk below a root. */
  private final class Walk implements FolderWalk.Visitor {
    private final String prefix;
    private final List<SeedFile> seeds;

    /** The section of each folder on the way to the current file, with the folder's path. */
    private final Deque<Folder> folders = new ArrayDeque<>();

    private Walk(String prefix, List<SeedFile> seeds) {
      this.prefix = prefix;
      this.seeds = seeds;
    }

    private record Folder(String path, @Nullable String section) {}

    @Override
    public boolean enter(Path folder, String path) {
      if (OwnFolder.SITE.is(folder) || OwnFolder.WORK.is(folder)) {
        findings.accept(
            Finding.note(prefix + path, "a folder that builds wrote; what is in it is no seed"));
        return false;
      }
      folders.push(new Folder(path, sections.of(folder)));
      return true;
    }

    @Override
    public void file(Path file, String path, long stamp) {
      while (!path.startsWith(folders.element().path())
          || path.indexOf('/', folders.element().path().length()) >= 0) {
        folders.pop();
      }
      seeds.add(new SeedFile(prefix + path, file, folders.element().section(), stamp));
    }

    @Override
    public void passed(Path file, String path, String why, String hint) {
      findings.accept(Finding.rejected(prefix + path, why, hint));
    }
  }

  private static String withSlash(Path path) {
    String text = FileNames.all(path);
    return text.isEmpty() || text.endsWith("/") ? text : text + "/";
  }
}
