package microfiche.address;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Addresses as mirrors write them, turned back into what the outlet wrote. */
public final class Addresses {
  /** images.weserv.nl/?url=ichef.bbci.co.uk/news/…. Other proxies do the same. */
  private static final Pattern PROXY =
      Pattern.compile(
          "^https?://(?:images|image|img|imgproxy|proxy)\\.[^/?#]+/?\\?(?:[^#]*&)?url=([^&#]+\\.[^&#]+)");

  /**
   * Characters of a page's address that what is relative to it is resolved against. Each link of a
   * page becomes as long as that: a page at an address of 100,000 characters with 10,000 links
   * would become a gigabyte.
   */
  private static final int LONGEST_BASE = 4000;

  private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*:");

  /** web.archive.org/web/20200102030405im_/https://…, also relative to the archive. */
  private static final Pattern WAYBACK =
      Pattern.compile(
          "^(?:(?:https?:)?//(?:web\\.|wayback\\.|www\\.)?archive\\.org)?/web/(\\d{4,14})[a-z_]{0,4}/(.+)$",
          Pattern.DOTALL);

  /** archive.ph/2020.01.02-030405/https://…, archive.is/20200102030405/https://… */
  private static final Pattern ARCHIVE_TODAY =
      Pattern.compile(
          "^(?:https?:)?//archive\\.(?:today|is|ph|li|md|vn|fo)/(?:o/\\w+/|(\\d[\\d.-]{3,20})/)((?:https?:|www\\.).+)$",
          Pattern.DOTALL);

  /** webcache.googleusercontent.com/search?q=cache:ID:https://…+words */
  private static final Pattern GOOGLE_CACHE =
      Pattern.compile(
          "^https?://webcache\\.googleusercontent\\.com/search\\?(?:[^#]*&)?q=cache:(?:[\\w-]{8,20}:)?([^&+#]+)");

  private Addresses() {}

  /**
   * An address in a web archive.
   *
   * @param original the address that was captured
   * @param time when, in ISO 8601 (UTC); null when the archive's address does not say
   */
  public record Archived(String original, @Nullable String time) {}

  /**
   * The original of an address in the Wayback Machine, archive.today or Google's cache, or null.
   */
  public static @Nullable Archived archived(String address) {
    String text = trim(address);
    if (!text.contains("archive.") && !text.startsWith("/web/") && !text.contains("webcache.")) {
      return null;
    }
    Matcher wayback = WAYBACK.matcher(text);
    if (wayback.matches()) {
      return new Archived(withScheme(wayback.group(2)), time(wayback.group(1)));
    }
    Matcher today = ARCHIVE_TODAY.matcher(text);
    if (today.matches()) {
      String digits = today.group(1) == null ? "" : today.group(1).replaceAll("\\D", "");
      return new Archived(withScheme(today.group(2)), time(digits));
    }
    Matcher cache = GOOGLE_CACHE.matcher(text);
    return cache.find() ? new Archived(withScheme(decoded(cache.group(1))), null) : null;
  }

  /** The Wayback Machine writes http:/ where a server joined two slashes. */
  private static String withScheme(String address) {
    String text = address.replaceFirst("^(https?):/(?!/)", "$1://");
    return text.startsWith("http://") || text.startsWith("https://") ? text : "http://" + text;
  }

  private static @Nullable String time(String digits) {
    if (digits.length() < 8) {
      return null;
    }
    String all = (digits + "000000").substring(0, 14);
    return String.format(
        Locale.ROOT,
        "%s-%s-%sT%s:%s:%sZ",
        all.substring(0, 4),
        all.substring(4, 6),
        all.substring(6, 8),
        all.substring(8, 10),
        all.substring(10, 12),
        all.substring(12, 14));
  }

  /**
   * An address that was found in a line.
   *
   * @param words what else stands in the line, signs aside
   * @param title what the link is called; empty for a bare address
   */
  public record Found(String address, String words, String title) {}

  private static final Pattern HREF =
      Pattern.compile(
          "<(?:a|ok)\\s[^>]*href=[\"']?([^\"'>]+)[\"']?[^>]*>", Pattern.CASE_INSENSITIVE);
  private static final Pattern MARKDOWN_START = Pattern.compile("\\]\\(\\s*<?(?=https?://)");
  private static final Pattern BARE = Pattern.compile("https?://[^\\s<>\\]\"“”「」『』（），。；、！？]+");

  /**
   * The first address in {@code text}: a link of Markdown or HTML, or bare. It is whole: brackets
   * that open in it close in it.
   */
  public static @Nullable Found find(String text) {
    Matcher markdown = MARKDOWN_START.matcher(text);
    if (markdown.find()) {
      int end = linkEnd(text, markdown.end());
      String address = text.substring(markdown.end(), end).strip();
      int title = address.indexOf(" \"");
      String bare = title < 0 ? address : address.substring(0, title);
      int open = text.lastIndexOf('[', markdown.start());
      String around = text.substring(0, Math.max(0, open)) + text.substring(end);
      String shown = open < 0 ? "" : text.substring(open + 1, markdown.start());
      return new Found(encoded(bare.replaceFirst(">$", "")), words(around), shown.strip());
    }
    Matcher href = HREF.matcher(text);
    if (href.find()) {
      String around = text.substring(0, href.start()) + " " + text.substring(href.end());
      return new Found(
          encoded(href.group(1).strip()), words(around.replaceAll("<[^>]{0,400}>", " ")), "");
    }
    Matcher bare = BARE.matcher(text);
    if (!bare.find()) {
      return null;
    }
    String address = balanced(bare.group());
    String around =
        text.substring(0, bare.start()) + " " + text.substring(bare.start() + address.length());
    return new Found(encoded(address), words(around), "");
  }

  /** An address that is all there is in {@code text}, blanks in it included, or the first in it. */
  public static @Nullable String stated(String text) {
    String bare = trim(text).replaceAll("^<|>$", "");
    if ((bare.startsWith("http://") || bare.startsWith("https://")) && !bare.contains("](")) {
      boolean several = bare.indexOf(" http", 1) > 0;
      return several ? encoded(bare.substring(0, bare.indexOf(' '))) : encoded(bare);
    }
    Found found = find(text);
    return found == null ? null : found.address();
  }

  /** Where the link of Markdown ends that begins at {@code from}: at the bracket nobody opened. */
  private static int linkEnd(String text, int from) {
    int depth = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '(') {
        depth++;
      } else if (c == ')' && --depth < 0) {
        return i;
      }
    }
    return text.length();
  }

  /** Without marks that end a sentence, and without a bracket that opened before the address. */
  private static String balanced(String address) {
    int end = address.length();
    while (end > 0) {
      char c = address.charAt(end - 1);
      String before = address.substring(0, end);
      boolean open =
          c == ')'
              && before.chars().filter(x -> x == '(').count()
                  < before.chars().filter(x -> x == ')').count();
      if (!open && ".,;:!?*_~'".indexOf(c) < 0) {
        break;
      }
      end--;
    }
    return address.substring(0, end);
  }

  /** Blanks are how people write what an address holds as %20. */
  private static String encoded(String address) {
    return address.indexOf(' ') < 0 ? address : address.strip().replace(" ", "%20");
  }

  private static String words(String text) {
    return text.replaceAll("[\\[\\]()<>*_~|｜：:（）\\s]+", " ").strip();
  }

  /** Without white space and quotation marks around it, or line breaks in it. */
  public static String trim(String href) {
    String text = href.strip();
    if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0 || text.indexOf('\t') >= 0) {
      text = text.replaceAll("[\\n\\r\\t]+", "");
    }
    int start = 0;
    int end = text.length();
    while (start < end && mark(text.charAt(start))) {
      start++;
    }
    while (end > start && mark(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  /**
   * The absolute address that {@code href} means on a page at {@code base}, proxies undone; null
   * when it leads nowhere: empty, a script, a file of somebody's disk.
   */
  public static @Nullable String resolve(@Nullable String base, String href) {
    String text = trim(href);
    if (text.isEmpty()) {
      return null;
    }
    Archived archived = archived(text);
    if (archived != null) {
      return unproxied(archived.original());
    }
    if (text.startsWith("https://") || text.startsWith("http://")) {
      return unproxied(encoded(text));
    }
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.startsWith("http://") || lower.startsWith("https://")) {
      return unproxied(text);
    }
    if (lower.startsWith("mailto:")) {
      return text;
    }
    if (SCHEME.matcher(text).find()) {
      return null;
    }
    if (text.startsWith("//")) {
      return unproxied("https:" + text);
    }
    return base == null || base.length() > LONGEST_BASE ? null : joined(base, text);
  }

  /** The address behind a picture proxy, or {@code url} itself. */
  public static String unproxied(String url) {
    if (!url.contains("url=")) {
      return url;
    }
    Matcher proxy = PROXY.matcher(url);
    if (!proxy.find()) {
      return url;
    }
    String real = proxy.group(1);
    if (real.contains("%2F") || real.contains("%3A") || real.contains("%2f")) {
      real = decoded(real);
    }
    if (real.startsWith("ssl:")) {
      real = real.substring(4);
    }
    return real.startsWith("http://") || real.startsWith("https://")
        ? real
        : "https://" + (real.startsWith("//") ? real.substring(2) : real);
  }

  /** The host without {@code www.}, in lower case; empty where there is none. */
  public static String host(@Nullable String url) {
    if (url == null) {
      return "";
    }
    int start = url.indexOf("://");
    if (start < 0) {
      return "";
    }
    int end = start + 3;
    while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    String host = url.substring(start + 3, end).toLowerCase(Locale.ROOT);
    int user = host.lastIndexOf('@');
    host = host.substring(user + 1);
    int port = host.indexOf(':');
    host = port < 0 ? host : host.substring(0, port);
    return host.startsWith("www.") ? host.substring(4) : host;
  }

  private static @Nullable String joined(String base, String reference) {
    try {
      URI joined = new URI(escaped(base)).resolve(new URI(escaped(reference)));
      String text = joined.toString();
      return text.startsWith("http://") || text.startsWith("https://") ? text : null;
    } catch (URISyntaxException | IllegalArgumentException e) {
      return null;
    }
  }

  /** Characters that no address may hold, percent-encoded; what is encoded already stays. */
  private static String escaped(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || "\"<>\\^`{|}".indexOf(c) >= 0) {
        out.append(String.format(Locale.ROOT, "%%%02X", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  private static boolean mark(char c) {
    return "\"'“”‘’\u00A0\u3000\u200B\uFEFF ".indexOf(c) >= 0;
  }
}
