package microfiche.extract.html;

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

  private Addresses() {}

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
    if (text.startsWith("https://") || text.startsWith("http://")) {
      return unproxied(text);
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
