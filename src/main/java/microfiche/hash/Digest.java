package microfiche.hash;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 in hexadecimal, or the beginning of it as a number. */
public final class Digest {
  private Digest() {}

  /** Of bytes. */
  public static String of(byte[] bytes) {
    return hex(sha256().digest(bytes));
  }

  /** Of text in UTF-8. */
  public static String of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The first 64 bits: enough to tell apart what one archive holds. */
  public static long number(byte[] bytes) {
    return ByteBuffer.wrap(sha256().digest(bytes)).getLong();
  }

  /** The first 64 bits of text in UTF-8. */
  public static long number(String text) {
    return number(text.getBytes(StandardCharsets.UTF_8));
  }

  /** As it is written in manifests. */
  public static String hex(byte[] digest) {
    return HexFormat.of().formatHex(digest);
  }

  /** For what comes piece by piece. */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
