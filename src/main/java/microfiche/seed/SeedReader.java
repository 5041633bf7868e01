package microfiche.seed;

import java.io.IOException;
import java.io.InputStream;
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
  private static final long LARGEST = 32L << 20;

  private SeedReader() {}

  /** How many bytes there are to read; 0 when nobody can say. */
  public static long size(SeedFile seed) {
    try {
      return Math.min(Files.size(seed.file()), LARGEST);
    } catch (IOException e) {
      return 0; // the reader reports the error
    }
  }

  /** The digest of a file of any size, which is never in memory as a whole. */
  public static String sha256(SeedFile seed) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream in = Files.newInputStream(seed.file())) {
      byte[] part = new byte[1 << 16];
      for (int read = in.read(part); read >= 0; read = in.read(part)) {
        digest.update(part, 0, read);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

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

  /**
   * A part of a file that holds many.
   *
   * @param part its name there
   * @param bytes of it
   * @param stated the encoding that the file says it has, or null
   */
  public static Seed part(
      SeedFile file, String part, byte[] bytes, @Nullable String stated, PartFacts facts) {
    Seed guessed = decode(file.path(), file.section(), bytes);
    Charset charset = stated == null || guessed.charset() == null ? null : Encodings.of(stated);
    String text = charset == null || isDefault(charset) ? null : strictly(bytes, charset);
    return new Seed(
        file.path(),
        part,
        guessed.sha256(),
        text == null || charset == null ? guessed.text() : withoutMarks(text),
        text == null || charset == null ? guessed.charset() : charset.name(),
        file.section(),
        facts);
  }

  /** A part whose text the file holds as text; its digest is of that text in UTF-8. */
  public static Seed part(SeedFile file, String part, String text, PartFacts facts) {
    String sha256 = sha256(text.getBytes(StandardCharsets.UTF_8));
    return new Seed(file.path(), part, sha256, text, "UTF-8", file.section(), facts);
  }

  /** What servers say that were never told; it reads anything, and so says nothing. */
  private static boolean isDefault(Charset charset) {
    return charset.equals(StandardCharsets.US_ASCII)
        || charset.equals(StandardCharsets.ISO_8859_1)
        || charset.name().equals("windows-1252");
  }

  /** The text, or null when the bytes are not in that encoding. */
  private static @Nullable String strictly(byte[] bytes, Charset charset) {
    try {
      return charset
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /** The same for bytes that are in memory already. */
  public static Seed decode(String path, @Nullable String section, byte[] bytes) {
    String sha256 = sha256(bytes);
    Charset wide = wide(bytes);
    if (wide == null && binary(bytes)) {
      return new Seed(path, sha256, "", null, section);
    }
    String utf8 = wide == null ? utf8(bytes) : null;
    Charset charset = wide != null ? wide : utf8 != null ? StandardCharsets.UTF_8 : guess(bytes);
    String text = utf8 != null ? utf8 : new String(bytes, charset);
    return new Seed(path, sha256, withoutMarks(text), charset.name(), section);
  }

  /** Some files begin with several byte order marks. */
  private static String withoutMarks(String text) {
    int start = 0;
    while (start < text.length() && text.charAt(start) == '\uFEFF') {
      start++;
    }
    return text.substring(start);
  }

  /** UTF-16 by its byte order mark, or by its markup where it has none. */
  private static @Nullable Charset wide(byte[] bytes) {
    if (bytes.length < 2) {
      return null;
    }
    int first = (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
    if (first == 0xFEFF) {
      return StandardCharsets.UTF_16BE;
    }
    if (first == 0xFFFE) {
      return StandardCharsets.UTF_16LE;
    }
    // The white space and signs of markup and addresses: one byte of two is NUL.
    int even = 0;
    int odd = 0;
    int looked = Math.min(bytes.length, 2048) & ~1;
    for (int i = 0; i < looked; i += 2) {
      even += bytes[i] == 0 && bytes[i + 1] > 0 ? 1 : 0;
      odd += bytes[i + 1] == 0 && bytes[i] > 0 ? 1 : 0;
    }
    // Characters such as 一 (U+4E00) and 开 (U+5F00) have a NUL on the other side.
    int pairs = looked / 2;
    int sign = pairs < 8 ? pairs : pairs / 50;
    Charset little = odd > sign ? sensible(bytes, StandardCharsets.UTF_16LE) : null;
    Charset big = even > sign ? sensible(bytes, StandardCharsets.UTF_16BE) : null;
    return little != null && (big == null || odd >= even) ? little : big;
  }

  /**
   * The encoding, if the bytes are text in it: pictures have NULs too, and with its bytes the wrong
   * way round Chinese falls on characters that nobody uses.
   */
  private static @Nullable Charset sensible(byte[] bytes, Charset wide) {
    String head = new String(bytes, 0, Math.min(bytes.length, 8192) & ~1, wide);
    long strange =
        head.chars()
            .filter(
                c ->
                    c == 0xFFFD
                        || c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f'
                        || !Character.isDefined(c)
                        || Character.getType(c) == Character.PRIVATE_USE)
            .count();
    return strange <= head.length() / 500 ? wide : null;
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
    if (nearlyUtf8(bytes)) {
      return StandardCharsets.UTF_8;
    }
    String head = new String(bytes, 0, Math.min(bytes.length, 4096), StandardCharsets.ISO_8859_1);
    Matcher declared = DECLARED.matcher(head);
    Charset stated = declared.find() ? Encodings.of(declared.group(1)) : null;
    if (stated != null && !stated.name().startsWith("UTF-")) { // it was read as none of them
      return stated;
    }
    UniversalDetector detector = new UniversalDetector();
    detector.handleData(bytes, 0, bytes.length);
    detector.dataEnd();
    String name = detector.getDetectedCharset();
    Charset detected = name == null ? null : Encodings.of(name);
    // Latin-1 reads anything; that it can be read so says little.
    return detected != null && !name.startsWith("WINDOWS-125")
        ? detected
        : Charset.forName("GB18030");
  }

  /** Whether a stray byte here and there is all that keeps the bytes from being UTF-8. */
  private static boolean nearlyUtf8(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    long broken = text.chars().filter(c -> c == '\uFFFD').count();
    long whole = text.chars().filter(c -> c > 0x7F && c != '\uFFFD').count();
    return whole > 20 * broken;
  }

  private static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(sha256().digest(bytes));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
