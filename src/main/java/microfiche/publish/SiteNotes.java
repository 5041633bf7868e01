package microfiche.publish;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import microfiche.disk.StateFile;

/**
 * What a build left in the site, for the next one. Without these notes every file is made again and
 * compared; they only save work.
 *
 * @param everything a digest of all that the site was made from
 * @param counts what the build counted
 * @param files path → file
 * @param pieces path of a file put together from pieces → the pieces
 */
record SiteNotes(
    String everything,
    Map<String, Long> counts,
    Map<String, Standing> files,
    Map<String, Pieces> pieces) {

  /** Changes with the form of the file. */
  private static final String FORM = "microfiche site 2";

  private static final HexFormat HEX = HexFormat.of();

  static SiteNotes none() {
    return new SiteNotes("", Map.of(), Map.of(), Map.of());
  }

  /** All files with their digests. */
  Manifest manifest() {
    SortedMap<String, String> digests = new TreeMap<>();
    files.forEach((path, file) -> digests.put(path, file.sha256()));
    return new Manifest(digests);
  }

  /** The notes in {@code file}; none when it is not there or damaged. */
  static SiteNotes read(Path file) {
    StateFile.State state = new StateFile(file, FORM).read();
    if (state == null) {
      return none();
    }
    ByteBuffer bytes = state.bytes();
    try (DataInputStream in =
        new DataInputStream(
            new ByteArrayInputStream(bytes.array(), bytes.arrayOffset(), bytes.remaining()))) {
      return take(in);
    } catch (IOException | RuntimeException e) {
      return none(); // they only save work
    }
  }

  private static SiteNotes take(DataInputStream in) throws IOException {
    String everything = in.readUTF();
    Map<String, Long> counts = new TreeMap<>();
    for (int rest = in.readInt(); rest > 0; rest--) {
      counts.put(in.readUTF(), in.readLong());
    }
    int count = in.readInt();
    Map<String, Standing> files = new HashMap<>(count * 2);
    byte[] sha256 = new byte[32];
    for (int rest = count; rest > 0; rest--) {
      String path = in.readUTF();
      long inputs = in.readLong();
      in.readFully(sha256);
      files.put(path, new Standing(inputs, HEX.formatHex(sha256), in.readLong(), in.readLong()));
    }
    Map<String, Pieces> pieces = new HashMap<>();
    for (int rest = in.readInt(); rest > 0; rest--) {
      String path = in.readUTF();
      long[] inputs = new long[in.readInt()];
      int[] sizes = new int[inputs.length];
      for (int i = 0; i < inputs.length; i++) {
        inputs[i] = in.readLong();
        sizes[i] = in.readInt();
      }
      pieces.put(path, new Pieces(inputs, sizes));
    }
    return new SiteNotes(everything, counts, files, pieces);
  }

  /** Takes the place of what stood in {@code file} in one step. */
  void write(Path file) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 20);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      put(out);
    }
    new StateFile(file, FORM).write(ByteBuffer.wrap(bytes.toByteArray()));
  }

  private void put(DataOutputStream out) throws IOException {
    out.writeUTF(everything);
    out.writeInt(counts.size());
    for (Map.Entry<String, Long> count : counts.entrySet()) {
      out.writeUTF(count.getKey());
      out.writeLong(count.getValue());
    }
    out.writeInt(files.size());
    for (Map.Entry<String, Standing> file : files.entrySet()) {
      out.writeUTF(file.getKey());
      out.writeLong(file.getValue().inputs());
      out.write(HEX.parseHex(file.getValue().sha256()));
      out.writeLong(file.getValue().size());
      out.writeLong(file.getValue().modified());
    }
    out.writeInt(pieces.size());
    for (Map.Entry<String, Pieces> file : pieces.entrySet()) {
      out.writeUTF(file.getKey());
      out.writeInt(file.getValue().count());
      for (int i = 0; i < file.getValue().count(); i++) {
        out.writeLong(file.getValue().inputs(i));
        out.writeInt(file.getValue().size(i));
      }
    }
  }
}
