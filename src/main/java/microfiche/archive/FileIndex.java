package microfiche.archive;

import java.util.Arrays;
import java.util.List;
import microfiche.article.Provenance;
import microfiche.card.LinkKeys;

/**
 * Finds articles by the files they were read from, those of folded copies too. Of files that share
 * a name without its ending, the first by its path counts.
 */
final class FileIndex {
  private final List<ArchiveEntry> entries;
  private final LongTable places;
  private long[] keys = new long[1024];

  /** For each place: the number of the article, and of its copy; 0 for the published one. */
  private int[] numbers = new int[1024];

  private int[] copies = new int[1024];
  private int size;

  private FileIndex(List<ArchiveEntry> entries) {
    this.entries = entries;
    this.places = new LongTable(entries.stream().mapToInt(e -> 3 + 3 * e.copies().size()).sum());
  }

  /** An index of all files of {@code entries}. */
  static FileIndex of(List<ArchiveEntry> entries) {
    FileIndex index = new FileIndex(entries);
    for (ArchiveEntry entry : entries) {
      LinkKeys files = entry.card().facts().files();
      for (int i = 0; i < files.size(); i++) {
        index.add(files.key(i), entry.number(), 0);
      }
      for (int copy = 1; copy <= entry.copies().size(); copy++) {
        for (long key : LinkKeys.ofFile(entry.copies().get(copy - 1).path())) {
          index.add(key, entry.number(), copy);
        }
      }
    }
    return index;
  }

  /** Hears of a file and the number of its article. */
  interface Sink {
    void file(long key, int number);
  }

  void forEach(Sink sink) {
    for (int i = 0; i < size; i++) {
      sink.file(keys[i], numbers[i]);
    }
  }

  private void add(long key, int number, int copy) {
    int had = places.putIfAbsent(key, size);
    if (had == LongTable.NONE) {
      if (size == keys.length) {
        keys = Arrays.copyOf(keys, size * 2);
        numbers = Arrays.copyOf(numbers, size * 2);
        copies = Arrays.copyOf(copies, size * 2);
      }
      keys[size] = key;
      numbers[size] = number;
      copies[size++] = copy;
    } else if (path(number, copy).compareTo(path(numbers[had], copies[had])) < 0) {
      numbers[had] = number;
      copies[had] = copy;
    }
  }

  private String path(int number, int copy) {
    ArchiveEntry entry = entries.get(number);
    Provenance seed = copy == 0 ? entry.card().seed() : entry.copies().get(copy - 1);
    return seed.path();
  }
}
