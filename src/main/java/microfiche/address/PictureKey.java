package microfiche.address;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import microfiche.hash.Digest;
import org.jspecify.annotations.Nullable;

/**
 * The address of a picture as numbers: enough to find its file, and small enough for a card. Two
 * addresses share a number about never (64 bits).
 *
 * @param address of the address without scheme and fragment
 * @param place of the address as a path, {@code host/folder/file?query}, percent-decoded
 * @param name of its last part, percent-decoded; 0 where that does not end like a picture's name
 * @param seeds of the path that it has among the seeds if it lies beside its article's, or {@link
 *     #EMBEDDED} where it stands in the seed itself; 0 where neither can be
 */
public record PictureKey(long address, long place, long name, long seeds) {
  private static final long EMBEDDED = 1;

  private static final Pattern SCHEME = Pattern.compile("^https?://", Pattern.CASE_INSENSITIVE);
  private static final Pattern PORT = Pattern.compile(":(?:80|443)$");

  private static final Pattern PICTURE_NAME =
      Pattern.compile("[^/]+\\.(?:jpe?g|jpe|jfif|png|gif|webp|avif)", Pattern.CASE_INSENSITIVE);

  /**
   * The key of a picture of an article.
   *
   * @param page the address of the article, or null
   * @param seed the path of its seed
   * @param contentUrl the address of the picture as its record has it
   */
  public static PictureKey of(@Nullable String page, String seed, String contentUrl) {
    if (DataUri.is(contentUrl)) {
      return new PictureKey(Digest.number(contentUrl), 0, 0, EMBEDDED);
    }
    PictureKey key = of(contentUrl);
    String path = amongSeeds(page, seed, contentUrl);
    return new PictureKey(key.address, key.place, key.name, path == null ? 0 : number(path));
  }

  private static String withoutQuery(String address) {
    int end = 0;
    while (end < address.length() && address.charAt(end) != '?' && address.charAt(end) != '#') {
      end++;
    }
    return address.substring(0, end);
  }

  /** Whether the picture stands in the seed itself. */
  public boolean isEmbedded() {
    return seeds == EMBEDDED;
  }

  /**
   * The path that a picture has among the seeds if both lie to each other as their addresses do; or
   * null. So do pages that a browser or a mirroring program saved with what belongs to them.
   */
  private static @Nullable String amongSeeds(@Nullable String url, String seed, String contentUrl) {
    String beside = withoutQuery(contentUrl);
    boolean web = SCHEME.matcher(beside).find();
    beside = decoded(web ? bare(beside) : beside);
    if (web) {
      String page = url == null ? "" : decoded(bare(withoutQuery(url)));
      int alike = 0;
      while (alike < Math.min(page.length(), beside.length())
          && page.charAt(alike) == beside.charAt(alike)) {
        alike++;
      }
      int folder = page.lastIndexOf('/', alike - 1) + 1;
      if (folder == 0) {
        return null; // another host
      }
      long up = page.substring(folder).chars().filter(c -> c == '/').count();
      beside = "../".repeat((int) up) + beside.substring(folder);
    }
    return SeedPath.beside(seed, beside);
  }

  /** The key of an address on the web, or of a path beside a seed that nobody names. */
  public static PictureKey of(String address) {
    String bare = bare(address);
    int question = bare.indexOf('?');
    String path = question < 0 ? bare : bare.substring(0, question);
    String name = decoded(path.substring(path.lastIndexOf('/') + 1));
    return new PictureKey(
        Digest.number(bare), number(decoded(bare)), isPictureName(name) ? number(name) : 0, 0);
  }

  /** Without scheme, fragment and usual port, the host in lower case. */
  private static String bare(String address) {
    String text = address.strip();
    int fragment = text.indexOf('#');
    text = fragment < 0 ? text : text.substring(0, fragment);
    String rest = SCHEME.matcher(text).replaceFirst("");
    if (rest.length() == text.length()) {
      return withoutUpwards(text);
    }
    int slash = rest.indexOf('/');
    String host = (slash < 0 ? rest : rest.substring(0, slash)).toLowerCase(Locale.ROOT);
    return PORT.matcher(host).replaceFirst("") + (slash < 0 ? "" : rest.substring(slash));
  }

  /** Without such as {@code ../} before the path of a picture beside its seed. */
  private static String withoutUpwards(String text) {
    int start = 0;
    for (int slash = text.indexOf('/'); slash >= 0; slash = text.indexOf('/', start)) {
      String step = text.substring(start, Math.min(slash, start + 3));
      if (slash - start > 2 || !"..".startsWith(step)) {
        break;
      }
      start = slash + 1;
    }
    return text.substring(start);
  }

  /** Whether a file of this name says that it is a picture. */
  public static boolean isPictureName(String name) {
    return PICTURE_NAME.matcher(name).matches();
  }

  /** The number of a path or name; letters with marks count the same however they are composed. */
  public static long number(String text) {
    return Digest.number(Normalizer.normalize(text, Normalizer.Form.NFC));
  }

  /** With {@code %E5%B2%9B} as the character it means; text that is no such encoding stays. */
  public static String decoded(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
      int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
      boolean encoded = bytes[i] == '%' && high >= 0 && low >= 0;
      out.write(encoded ? high * 16 + low : bytes[i]);
      i += encoded ? 2 : 0;
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(out.toByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      return text;
    }
  }
}
