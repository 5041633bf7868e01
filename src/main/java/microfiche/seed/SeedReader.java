package microfiche.seed;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import microfiche.report.Reasons;
import microfiche.report.UserError;
import org.jspecify.annotations.Nullable;
import org.mozilla.universalchardet.UniversalDetector;

/** Reads, hashes and decodes seeds. Holds no state; safe for use by several threads. */
public final class SeedReader {
  /** A file above this is not an article; the largest real one seen has 1.6 MB. */
  private static final long LARGEST = 64L << 20;

  private SeedReader() {}

  /**
   * Reads the whole file.
   *
   * @throws UserError when it cannot be read; costs only this seed
   */
  public static Seed read(SeedFile seed) {
    try {
      long size = Files.size(seed.file());
      if (size > LARGEST) {
        throw UserError.failed(seed.path(), "too large for an article (" + size + " bytes)", null);
      }
      return decode(seed.path(), seed.section(), Files.readAllBytes(seed.file()));
    } catch (IOException e) {
      throw UserError.failed(
          seed.path(), "cannot be read (" + Reasons.of(e) + ")", "check that it is still there");
    }
  }

  /** The same for bytes that are in memory already. */
  public static Seed decode(String path, @Nullable String section, byte[] bytes) {
    String sha256 = sha256(bytes);
    Charset marked = byteOrderMark(bytes);
    if (marked == null && binary(bytes)) {
      return new Seed(path, sha256, "", null, section);
    }
    String utf8 = marked == null ? utf8(bytes) : null;
    Charset charset =
        marked != null ? marked : utf8 != null ? StandardCharsets.UTF_8 : guess(bytes);
    String text = utf8 != null ? utf8 : new String(bytes, charset);
    return new Seed(
        path,
        sha256,
        text.startsWith("\uFEFF") ? text.substring(1) : text,
        charset.name(),
        section);
  }

  private static @Nullable Charset byteOrderMark(byte[] bytes) {
    if (bytes.length >= 2) {
      int first = (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
      if (first == 0xFEFF) {
        return StandardCharsets.UTF_16BE;
      }
      if (first == 0xFFFE) {
        return StandardCharsets.UTF_16LE;
      }
    }
    return null;
  }

  /** Text has hardly a NUL in it (a damaged file one or two); pictures have many. */
  private static boolean binary(byte[] bytes) {
    int looked = Math.min(bytes.length, 8192);
    int nuls = 0;
    for (int i = 0; i < looked; i++) {
      nuls += bytes[i] == 0 ? 1 : 0;
    }
    return nuls > looked / 500;
  }

  /** The text, or null when the bytes are not UTF-8. */
  private static @Nullable String utf8(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (text.indexOf('\uFFFD') < 0) {
      return text;
    }
    try {
      // The sign for a broken character may stand in the file itself; then it is UTF-8 all the
      // same.
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes));
      return text;
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /** What an HTML page says of itself: {@code charset=windows-1252}. */
  private static final Pattern DECLARED =
      Pattern.compile(
          "<meta[^>]{0,200}charset=[\"']?([A-Za-z0-9_-]{3,20})", Pattern.CASE_INSENSITIVE);

  /** GB18030 where the detector has no opinion: it reads every byte, and most old pages are it. */
  private static Charset guess(byte[] bytes) {
    String head = new String(bytes, 0, Math.min(bytes.length, 4096), StandardCharsets.ISO_8859_1);
    Matcher declared = DECLARED.matcher(head);
    if (declared.find()
        && !declared.group(1).equalsIgnoreCase("utf-8")
        && Charset.isSupported(declared.group(1))) {
      return Charset.forName(declared.group(1));
    }
    UniversalDetector detector = new UniversalDetector();
    detector.handleData(bytes, 0, bytes.length);
    detector.dataEnd();
    String name = detector.getDetectedCharset();
    // A single stray byte makes UTF-8 malformed, and Latin-1 reads anything: neither says much.
    if (name != null && Charset.isSupported(name) && !name.startsWith("WINDOWS-125")) {
      return Charset.forName(name);
    }
    return Charset.forName("GB18030");
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
