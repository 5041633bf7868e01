package microfiche.archive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import microfiche.article.Provenance;
import microfiche.card.LinkKeys;
import org.jspecify.annotations.Nullable;

/** Finds articles by the files they were read from, in little memory. Immutable. */
final class FileIndex {
  private final long[] keys;
  private final Entry[] entries;

  private FileIndex(long[] keys, Entry[] entries) {
    this.keys = keys;
    this.entries = entries;
  }

  private record Place(long key, String path, Entry entry) {}

  /** An index of all files of {@code entries}, those of folded copies too. */
  static FileIndex of(List<Entry> entries) {
    List<Place> places = new ArrayList<>(entries.size() * 2);
    for (Entry entry : entries) {
      Stream.concat(Stream.of(entry.card().seed()), entry.copies().stream())
          .map(Provenance::path)
          .forEach(
              path ->
                  LinkKeys.ofFile(path).forEach(key -> places.add(new Place(key, path, entry))));
    }
    // Of files that share a name without its ending, the first by its path.
    places.sort(Comparator.comparingLong(Place::key).thenComparing(Place::path));
    long[] keys = new long[places.size()];
    Entry[] found = new Entry[places.size()];
    int count = 0;
    for (Place place : places) {
      if (count == 0 || keys[count - 1] != place.key()) {
        keys[count] = place.key();
        found[count++] = place.entry();
      }
    }
    return new FileIndex(Arrays.copyOf(keys, count), Arrays.copyOf(found, count));
  }

  @Nullable Entry at(long key) {
    int at = Arrays.binarySearch(keys, key);
    return at < 0 ? null : entries[at];
  }
}
