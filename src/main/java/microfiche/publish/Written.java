package microfiche.publish;

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

  /** The paths of all. */
  private final Set<String> paths = new TreeSet<>();

  Written(List<Manifest> lists) {
    this.lists = lists;
    lists.forEach(list -> paths.addAll(list.files().keySet()));
  }

  boolean isNothing() {
    return paths.isEmpty();
  }

  boolean has(String path) {
    return paths.contains(path);
  }

  /** Whether a build wrote those bytes there. */
  boolean has(String path, String sha256) {
    return lists.stream().anyMatch(list -> list.sha256(path).equals(sha256));
  }

  /** Whether there are files in {@code folder} of which the other thing holds. */
  boolean hasIn(String folder, Predicate<String> which) {
    return paths.stream().anyMatch(path -> path.startsWith(folder) && which.test(path));
  }

  /** Those that are not among {@code files}, what lies in folders before the folders. */
  Collection<String> without(Set<String> files) {
    Set<String> stale = new TreeSet<>(Collections.reverseOrder());
    stale.addAll(paths);
    stale.removeAll(files);
    return stale;
  }
}
