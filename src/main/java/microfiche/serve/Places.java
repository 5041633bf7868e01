package microfiche.serve;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a site is made from, on disk. Links are followed and names that begin with a dot passed
 * over, as seed folders are walked.
 *
 * @param files single files; they need not exist
 * @param folders folders with all that is below them; they need not exist
 * @param except folders that are none of it even where they lie below one of {@code folders}
 */
public record Places(List<Path> files, List<Path> folders, List<Path> except) {
  public Places {
    files = files.stream().map(Places::absolute).toList();
    folders = folders.stream().map(Places::absolute).toList();
    except = except.stream().map(Places::absolute).toList();
  }

  private static Path absolute(Path path) {
    return path.toAbsolutePath().normalize();
  }

  /**
   * The folders to look at so that nothing is missed, each with the names that matter in it; null
   * stands for all names.
   */
  Map<Path, @Nullable Set<String>> watched() throws IOException {
    Map<Path, @Nullable Set<String>> watched = new HashMap<>();
    List<Path> single = new ArrayList<>(files);
    for (Path folder : folders) {
      walk(
          folder,
          new Visitor() {
            @Override
            public void folder(Path dir) {
              watched.put(dir, null);
            }

            @Override
            public void file(Path file, BasicFileAttributes attributes) throws IOException {
              if (Files.isSymbolicLink(file)) {
                single.add(file.toRealPath());
              }
            }
          });
      // Of the folder itself its own folder knows: that it comes, goes or is another.
      single.add(folder);
    }
    for (Path file : single) {
      name(file, watched);
      if (Files.isSymbolicLink(file) && Files.exists(file)) {
        name(file.toRealPath(), watched);
      }
    }
    return watched;
  }

  /** Adds the nearest folder that exists on the way to {@code file}. */
  private static void name(Path file, Map<Path, @Nullable Set<String>> watched) {
    Path name = file;
    Path parent = file.getParent();
    while (parent != null && !Files.isDirectory(parent)) {
      name = parent;
      parent = parent.getParent();
    }
    if (parent == null || name.getFileName() == null) {
      return;
    }
    if (!watched.containsKey(parent)) {
      watched.put(parent, new HashSet<>());
    }
    Set<String> names = watched.get(parent);
    if (names != null) {
      names.add(name.getFileName().toString());
    }
  }

  /** A number that is another when a file came, went or changed, by name, size and time. */
  long stamp() {
    long[] sum = new long[1];
    Visitor add =
        new Visitor() {
          @Override
          public void folder(Path dir) {
            sum[0] += mixed(dir.hashCode());
          }

          @Override
          public void file(Path file, BasicFileAttributes attributes) {
            sum[0] +=
                mixed(
                    Objects.hash(
                        file,
                        attributes.size(),
                        attributes.lastModifiedTime(),
                        attributes.fileKey()));
          }
        };
    try {
      for (Path file : files) {
        if (Files.exists(file)) {
          add.file(file, Files.readAttributes(file, BasicFileAttributes.class));
        }
      }
      for (Path folder : folders) {
        walk(folder, add);
      }
    } catch (IOException e) {
      return mixed(sum[0]); // something is going: the next look is another
    }
    return sum[0];
  }

  /** Spreads a hash over 64 bits, so that the sum of many says something of each. */
  private static long mixed(long hash) {
    long mixed = (hash ^ (hash >>> 30)) * 0xBF58476D1CE4E5B9L;
    return mixed ^ (mixed >>> 27);
  }

  private interface Visitor {
    void folder(Path dir) throws IOException;

    void file(Path file, BasicFileAttributes attributes) throws IOException;
  }

  private void walk(Path root, Visitor visitor) throws IOException {
    if (!Files.isDirectory(root)) {
      return;
    }
    Files.walkFileTree(
        root,
        EnumSet.of(FileVisitOption.FOLLOW_LINKS),
        Integer.MAX_VALUE,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes)
              throws IOException {
            if (except.contains(dir) || !dir.equals(root) && hidden(dir)) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            visitor.folder(dir);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (!hidden(file)) {
              visitor.file(file, attributes);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE; // the build says what is the matter with it
          }

          @Override
          public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException e) {
            return FileVisitResult.CONTINUE;
          }
        });
  }

  static boolean hidden(Path path) {
    Path name = path.getFileName();
    return name != null && name.toString().startsWith(".");
  }
}
