package microfiche.publish;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * What a build left in the site: of every file but the manifest what it was made from, its digest,
 * size and time.
 */
final class Inventory {
  private final Manifest manifest;
  private final long[] madeFrom;
  private final long[] sizes;
  private final long[] modified;

  /** Takes the arrays as its own. */
  Inventory(Manifest manifest, long[] madeFrom, long[] sizes, long[] modified) {
    this.manifest = manifest;
    this.madeFrom = madeFrom;
    this.sizes = sizes;
    this.modified = modified;
  }

  static Inventory none() {
    return new Inventory(Manifest.none(), new long[0], new long[0], new long[0]);
  }

  /** All files with their digests. */
  Manifest manifest() {
    return manifest;
  }

  Paths paths() {
    return manifest.paths();
  }

  int count() {
    return madeFrom.length;
  }

  /** Not to be changed; nor are the others. */
  long[] madeFrom() {
    return madeFrom;
  }

  long[] sizes() {
    return sizes;
  }

  long[] modified() {
    return modified;
  }

  /** The file was touched, and has the same bytes. */
  void touched(int number, long time) {
    modified[number] = time;
  }

  /** Those of these files that are {@code kept}, and {@code made} ones, of which none is kept. */
  Inventory with(IntPredicate kept, Map<String, Standing> made) {
    Merge merge = new Merge(count() + made.size(), paths().block().length);
    byte[][] names =
        made.keySet().stream()
            .map(path -> path.getBytes(StandardCharsets.UTF_8))
            .sorted(Arrays::compareUnsigned)
            .toArray(byte[][]::new);
    int old = 0;
    for (byte[] name : names) {
      for (; old < count() && paths().compare(old, name) < 0; old++) {
        if (kept.test(old)) {
          merge.add(old);
        }
      }
      Standing file = made.get(new String(name, StandardCharsets.UTF_8));
      if (file != null) {
        merge.add(name, file);
      }
    }
    for (; old < count(); old++) {
      if (kept.test(old)) {
        merge.add(old);
      }
    }
    return merge.build();
  }

  private final class Merge {
    private final Paths.Builder paths;
    private final byte[] digests;
    private final long[] madeFrom;
    private final long[] sizes;
    private final long[] modified;
    private int count;

    Merge(int most, int bytes) {
      this.paths = new Paths.Builder(most, bytes);
      this.digests = new byte[most * Manifest.DIGEST];
      this.madeFrom = new long[most];
      this.sizes = new long[most];
      this.modified = new long[most];
    }

    void add(int number) {
      paths.add(paths().block(), paths().begin(number), paths().length(number));
      add(
          manifest.digests(),
          number * Manifest.DIGEST,
          Inventory.this.madeFrom[number],
          Inventory.this.sizes[number],
          Inventory.this.modified[number]);
    }

    void add(byte[] path, Standing file) {
      paths.add(path, 0, path.length);
      add(file.sha256(), 0, file.madeFrom(), file.size(), file.modified());
    }

    private void add(byte[] digest, int at, long input, long size, long time) {
      System.arraycopy(digest, at, digests, count * Manifest.DIGEST, Manifest.DIGEST);
      madeFrom[count] = input;
      sizes[count] = size;
      modified[count] = time;
      count++;
    }

    Inventory build() {
      return new Inventory(
          new Manifest(paths.build(), Arrays.copyOf(digests, count * Manifest.DIGEST)),
          Arrays.copyOf(madeFrom, count),
          Arrays.copyOf(sizes, count),
          Arrays.copyOf(modified, count));
    }
  }
}
