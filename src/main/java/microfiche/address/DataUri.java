package microfiche.address;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/**
 * A file that is written into an address (RFC 2397), such as a picture in a page.
 *
 * @param type its media type in lower case, such as {@code image/png}
 * @param base64 whether {@code data} is in that form, and percent-encoded otherwise
 */
public record DataUri(String type, boolean base64, String data) {
  private static final String SCHEME = "data:";

  /** Whether {@code address} holds a file. */
  public static boolean is(String address) {
    return address.startsWith(SCHEME);
  }

  /** The parts of {@code address}, which holds a file. */
  public static DataUri of(String address) {
    int comma = address.indexOf(',');
    String head = address.substring(SCHEME.length(), comma < 0 ? address.length() : comma);
    String form = head.toLowerCase(Locale.ROOT).strip();
    int end = form.indexOf(';');
    return new DataUri(
        (end < 0 ? form : form.substring(0, end)).strip(),
        form.endsWith(";base64"),
        comma < 0 ? "" : address.substring(comma + 1));
  }

  /** The bytes of the file; empty where they cannot be decoded. */
  public byte[] bytes() {
    return bytes(data);
  }

  /** The bytes that the first so many characters stand for. */
  public byte[] beginning(int characters) {
    return bytes(data.length() <= characters ? data : data.substring(0, characters));
  }

  private byte[] bytes(String text) {
    String plain = text.indexOf('%') < 0 ? text : PictureKey.decoded(text);
    if (!base64) {
      return plain.getBytes(StandardCharsets.ISO_8859_1);
    }
    try {
      return Base64.getMimeDecoder().decode(plain.getBytes(StandardCharsets.ISO_8859_1));
    } catch (IllegalArgumentException e) {
      return new byte[0]; // cut in the middle of a character
    }
  }
}
