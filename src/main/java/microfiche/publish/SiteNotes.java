package microfiche.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import microfiche.disk.StateFile;
import microfiche.report.Tally;

/**
 * What a build left in the site, for the next one. Without these notes every file is made again and
 * compared; they only save work.
 *
 * @param everything a digest of all that the site was made from
 * @param counts what the build counted
 * @param listed when the manifest was written, in nanoseconds since 1970
 * @param files all but the manifest
 * @param pieces path of a file put together from pieces → the pieces
 */
record SiteNotes(
    String everything,
    Map<Tally, Long> counts,
    long listed,
    Inventory files,
    Map<String, Pieces> pieces) {

  /** Changes with the form of the file. */
  private static final String FORM = "microfiche site 4";

  static SiteNotes none() {
    return new SiteNotes("", Map.of(), 0, Inventory.none(), Map.of());
  }

  /** The notes in {@code file}; none when it is not there or damaged. */
  static SiteNotes read(Path file) {
    StateFile.State state = new StateFile(file, FORM).read();
    try {
      return state == null ? none() : take(state.bytes());
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      return none(); // they only save work
    }
  }

  private static SiteNotes take(ByteBuffer in) {
    String everything = text(in);
    Map<Tally, Long> counts = new EnumMap<>(Tally.class);
    for (int rest = in.getInt(); rest > 0; rest--) {
      counts.put(Tally.valueOf(text(in)), in.getLong());
    }
    long listed = in.getLong();
    Paths paths = new Paths(bytes(in), ints(in));
    Inventory files =
        new Inventory(new Manifest(paths, bytes(in)), longs(in), longs(in), longs(in));
    Map<String, Pieces> pieces = new TreeMap<>();
    for (int rest = in.getInt(); rest > 0; rest--) {
      pieces.put(text(in), new Pieces(longs(in), ints(in), bytes(in)));
    }
    return new SiteNotes(everything, counts, listed, files, pieces);
  }

  private static String text(ByteBuffer in) {
    return new String(bytes(in), UTF_8);
  }

  private static byte[] bytes(ByteBuffer in) {
    byte[] bytes = new byte[in.getInt()];
    in.get(bytes);
    return bytes;
  }

  private static int[] ints(ByteBuffer in) {
    int[] ints = new int[in.getInt()];
    in.asIntBuffer().get(ints);
    in.position(in.position() + ints.length * Integer.BYTES);
    return ints;
  }

  private static long[] longs(ByteBuffer in) {
    long[] longs = new long[in.getInt()];
    in.asLongBuffer().get(longs);
    in.position(in.position() + longs.length * Long.BYTES);
    return longs;
  }

  /** Takes the place of what stood in {@code file} in one step. */
  void write(Path file) throws IOException {
    List<ByteBuffer> out = new ArrayList<>();
    put(everything, out);
    out.add(number(counts.size()));
    counts.forEach(
        (name, count) -> {
          put(name.name(), out);
          out.add(ByteBuffer.allocate(Long.BYTES).putLong(0, count));
        });
    out.add(ByteBuffer.allocate(Long.BYTES).putLong(0, listed));
    put(files.paths().block(), out);
    put(files.paths().ends(), out);
    put(files.manifest().digests(), out);
    put(files.madeFrom(), out);
    put(files.sizes(), out);
    put(files.modified(), out);
    out.add(number(pieces.size()));
    pieces.forEach(
        (path, made) -> {
          put(path, out);
          put(made.madeFrom(), out);
          put(made.sizes(), out);
          put(made.states(), out);
        });
    new StateFile(file, FORM).write(out.toArray(ByteBuffer[]::new));
  }

  private static ByteBuffer number(int value) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(0, value);
  }

  private static void put(String text, List<ByteBuffer> out) {
    put(text.getBytes(UTF_8), out);
  }

  private static void put(byte[] bytes, List<ByteBuffer> out) {
    out.addAll(Arrays.asList(number(bytes.length), ByteBuffer.wrap(bytes)));
  }

  private static void put(int[] ints, List<ByteBuffer> out) {
    ByteBuffer bytes = ByteBuffer.allocate(ints.length * Integer.BYTES);
    bytes.asIntBuffer().put(ints);
    out.addAll(Arrays.asList(number(ints.length), bytes));
  }

  private static void put(long[] longs, List<ByteBuffer> out) {
    ByteBuffer bytes = ByteBuffer.allocate(longs.length * Long.BYTES);
    bytes.asLongBuffer().put(longs);
    out.addAll(Arrays.asList(number(longs.length), bytes));
  }
}
