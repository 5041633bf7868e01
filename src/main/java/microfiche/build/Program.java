package microfiche.build;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.CodeSource;
import microfiche.hash.Digest;
import org.jspecify.annotations.Nullable;

/** Which program this is. */
public final class Program {
  /**
   * Of the record at the end of a jar, as the ZIP format has it: its sign, its size without
   * comment.
   */
  private static final int SIGNATURE = 0x06054B50;

  private static final int SHORTEST = 22;

  /** How far from the end of a jar that record may begin. */
  private static final int END = SHORTEST + 0xFFFF;

  private static @Nullable String digest;

  private Program() {}

  /** Its version, or {@code dev} when it does not run from its jar. */
  public static String version() {
    String version = Program.class.getPackage().getImplementationVersion();
    return version == null ? "dev" : version;
  }

  /** A digest of its jar, or of the classes where it runs without one. */
  static synchronized String digest() {
    if (digest == null) {
      CodeSource source = Program.class.getProtectionDomain().getCodeSource();
      try {
        Path place = source == null ? null : Path.of(source.getLocation().toURI());
        digest =
            place == null
                ? version()
                : Files.isRegularFile(place)
                    ? Digest.of(directory(place))
                    : InputDigests.content(place);
      } catch (URISyntaxException | IOException e) {
        digest = version();
      }
    }
    return digest;
  }

  /**
   * The end of a jar: its list of files, with size and CRC-32 of each. So the ten megabytes before
   * it need not be read by every build.
   */
  private static byte[] directory(Path jar) throws IOException {
    try (FileChannel file = FileChannel.open(jar, StandardOpenOption.READ)) {
      long size = file.size();
      ByteBuffer end = read(file, Math.max(0, size - END), size).order(ByteOrder.LITTLE_ENDIAN);
      for (int at = end.limit() - SHORTEST; at >= 0; at--) {
        if (end.getInt(at) == SIGNATURE) {
          long start = Integer.toUnsignedLong(end.getInt(at + 16));
          byte[] directory = new byte[(int) (size - start)];
          read(file, start, size).get(directory);
          return directory;
        }
      }
    }
    return Files.readAllBytes(jar);
  }

  private static ByteBuffer read(FileChannel file, long from, long to) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate((int) (to - from));
    for (long at = from; bytes.hasRemaining(); ) {
      int read = file.read(bytes, at);
      if (read < 0) {
        throw new IOException("the jar ends too early");
      }
      at += read;
    }
    return bytes.flip();
  }
}
