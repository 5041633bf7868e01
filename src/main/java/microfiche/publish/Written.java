package microfiche.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What the last build wrote and what one that did not finish was about to, by the lists in the site
 * and by the notes.
 */
final class Written {
  private final List<Manifest> lists;

  private Written(List<Manifest> lists) {
    this.lists = lists;
  }

  /** By the notes alone where the list in the site is the one they speak of. */
  static Written in(SiteFolder site, SiteNotes known) throws IOException {
    Manifest noted = known.files().manifest();
    Manifest begun = Manifest.read(site.file(SiteFolder.BEGUN));
    return new Written(
        isListed(site, known)
            ? List.of(noted, begun)
            : List.of(noted, begun, Manifest.read(site.file(Manifest.NAME))));
  }

  /** Whether the manifest stands as the build left it that left {@code known}. */
  static boolean isListed(SiteFolder site, SiteNotes known) throws IOException {
    try {
      BasicFileAttributes list =
          Files.readAttributes(
              site.file(Manifest.NAME), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return list.isRegularFile()
          && list.size() == known.files().manifest().size()
          && Standing.modified(list) == known.listed();
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  boolean isNothing() {
    return lists.stream().allMatch(list -> list.paths().count() == 0);
  }

  boolean has(String path) {
    return lists.stream().anyMatch(list -> list.paths().find(path) >= 0);
  }

  /** Whether a build wrote those bytes there. */
  boolean has(String path, byte[] sha256) {
    return lists.stream().anyMatch(list -> list.has(path, sha256));
  }

  /** Whether there are files in {@code folder} of which the other thing holds. */
  boolean hasIn(String folder, Predicate<String> which) {
    for (Manifest list : lists) {
      Paths paths = list.paths();
      int end = paths.end(paths.from(folder), folder);
      for (int i = paths.from(folder); i < end; i++) {
        if (which.test(paths.path(i))) {
          return true;
        }
      }
    }
    return false;
  }

  /** Those that are not among {@code files}, what lies in folders before the folders. */
  Collection<String> without(Paths files) {
    Set<String> stale = new TreeSet<>(Collections.reverseOrder());
    for (Manifest list : lists) {
      int at = 0;
      for (int i = 0; i < list.paths().count(); i++) {
        while (at < files.count() && files.compare(at, list.paths(), i) < 0) {
          at++;
        }
        if (at == files.count() || files.compare(at, list.paths(), i) > 0) {
          stale.add(list.paths().path(i));
        }
      }
    }
    stale.remove(Manifest.NAME); // lists of others may name it
    return stale;
  }
}
