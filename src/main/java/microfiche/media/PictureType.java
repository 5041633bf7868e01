package microfiche.media;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The kinds of pictures that every browser shows and that cannot hold a script. */
public enum PictureType {
  JPEG("jpg", "image/jpeg"),
  PNG("png", "image/png"),
  GIF("gif", "image/gif"),
  WEBP("webp", "image/webp"),
  AVIF("avif", "image/avif");

  private final String ending;
  private final String mediaType;

  PictureType(String ending, String mediaType) {
    this.ending = ending;
    this.mediaType = mediaType;
  }

  /** The ending of its files' names, without the dot. */
  public String ending() {
    return ending;
  }

  /** As in RFC 2046. */
  public String mediaType() {
    return mediaType;
  }

  /** What a file is by its first bytes, whatever it is called; null when it is none of these. */
  public static @Nullable PictureType of(byte[] bytes) {
    String head = new String(bytes, 0, Math.min(bytes.length, 64), StandardCharsets.ISO_8859_1);
    if (head.startsWith("\u00FF\u00D8\u00FF")) {
      return JPEG;
    } else if (head.startsWith("\u0089PNG\r\n\u001A\n")) {
      return PNG;
    } else if (head.startsWith("GIF87a") || head.startsWith("GIF89a")) {
      return GIF;
    } else if (head.startsWith("RIFF") && head.startsWith("WEBP", 8)) {
      return WEBP;
    } else if (head.startsWith("ftyp", 4) && brand(head)) {
      return AVIF;
    }
    return null;
  }

  /** The main brand, or one of those it is compatible with (ISO/IEC 14496-12, 4.3). */
  private static boolean brand(String head) {
    int end = Math.min(head.length(), head.charAt(2) * 256 + head.charAt(3));
    for (int at = 8; at + 4 <= end; at += 4) {
      if (head.startsWith("avif", at) || head.startsWith("avis", at)) {
        return true;
      }
    }
    return false;
  }
}
