package microfiche.disk;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The names of files as text, the same on every machine. A name is bytes on most systems; Java
 * decodes them as the machine's locale says, which may lose what tells two names apart. So a name
 * is read from its bytes: UTF-8 as it stands, and a byte that is not UTF-8 as {@code %XX}.
 */
public final class FileNames {
  private static final char LOST = '\uFFFD';
  private static final boolean UNICODE = isUnicode();

  private FileNames() {}

  private static boolean isUnicode() {
    String encoding = System.getProperty("sun.jnu.encoding", "").toUpperCase(Locale.ROOT);
    return encoding.equals("UTF-8") || System.getProperty("os.name", "").startsWith("Windows");
  }

  /** Whether this machine can say and hear every name that is text. */
  public static boolean areFaithful() {
    return UNICODE;
  }

  /** The last name of {@code path}; empty when it has none. */
  public static String of(Path path) {
    Path name = path.getFileName();
    if (name == null) {
      return "";
    }
    String text = name.toString();
    return UNICODE && text.indexOf(LOST) < 0 ? text : decoded(raw(path));
  }

  /** All names of {@code path} as it was given, with {@code /} between them. */
  public static String all(Path path) {
    StringBuilder all = new StringBuilder(path.isAbsolute() ? String.valueOf(path.getRoot()) : "");
    for (int i = 0; i < path.getNameCount(); i++) {
      // A name alone would be looked for in the working directory, but its bytes are the same.
      all.append(i == 0 ? "" : "/").append(of(path.getName(i)));
    }
    return all.toString().replace('\\', '/');
  }

  /** The bytes of the last name as a URI has them. */
  private static String raw(Path path) {
    String uri = path.toUri().getRawPath();
    String bare = uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
    return bare.substring(bare.lastIndexOf('/') + 1);
  }

  private static String decoded(String raw) {
    byte[] bytes = new byte[raw.length()];
    int size = 0;
    for (int i = 0; i < raw.length(); i++) {
      if (raw.charAt(i) == '%') {
        bytes[size++] = (byte) Integer.parseInt(raw, i + 1, i + 3, 16);
        i += 2;
      } else {
        bytes[size++] = (byte) raw.charAt(i);
      }
    }
    return text(bytes, size);
  }

  /** Takes the longest stretches that are UTF-8, and every byte between them by its number. */
  private static String text(byte[] bytes, int size) {
    StringBuilder text = new StringBuilder();
    for (int at = 0; at < size; ) {
      int length = sequence(bytes, at, size);
      if (length == 0) {
        text.append(String.format(Locale.ROOT, "%%%02X", bytes[at++] & 0xFF));
      } else {
        text.append(new String(bytes, at, length, StandardCharsets.UTF_8));
        at += length;
      }
    }
    return text.toString();
  }

  /** How many bytes the character at {@code at} has; 0 when it is not UTF-8. */
  private static int sequence(byte[] bytes, int at, int size) {
    int first = bytes[at] & 0xFF;
    int length = first < 0x80 ? 1 : first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    if (length <= 1 || at + length > size) {
      return length <= 1 ? length : 0;
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, at, length));
      return length;
    } catch (CharacterCodingException e) {
      return 0;
    }
  }
}
