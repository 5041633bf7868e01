package microfiche.address;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The form in which two addresses of one page are equal: no scheme, no {@code www.} or {@code m.},
 * no fragment, no tracking or feed parameters, one way of percent-encoding. For comparing, never
 * for display.
 */
public final class CanonicalUrl {
  private static final Pattern TRACKING =
      Pattern.compile(
          "^(?:utm_.*|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_[ce]id|spm|ref|ref_src|ref_url|referer|from|source|"
              + "at_(?:medium|campaign|custom\\d|link.*|bbc.*|ptr.*|format|type)|ns_.*|ocid|cmpid|smid|partner|emc|rss|feed|share|s_cid|xtor|pk_.*|_ga|wpisrc)$");

  private static final Pattern PREFIX = Pattern.compile("^(?:www\\d?|m|mobile|amp|wap)\\.");
  private static final Pattern PORT = Pattern.compile(":(?:80|443)$");
  private static final Pattern INDEX = Pattern.compile("/(?:index\\.(?:html?|php))?$");

  private CanonicalUrl() {}

  /** The canonical form, or null when {@code url} is no address on the web. */
  public static @Nullable String of(@Nullable String url) {
    if (url == null) {
      return null;
    }
    String text = url.strip();
    int scheme = text.indexOf("://");
    if (scheme < 0 || !text.regionMatches(true, 0, "http", 0, 4)) {
      return null;
    }
    int fragment = text.indexOf('#');
    String rest = text.substring(scheme + 3, fragment < 0 ? text.length() : fragment);
    int question = rest.indexOf('?');
    String query = question < 0 ? "" : rest.substring(question + 1);
    String place = question < 0 ? rest : rest.substring(0, question);
    int slash = place.indexOf('/');
    String host = (slash < 0 ? place : place.substring(0, slash)).toLowerCase(Locale.ROOT);
    String path = slash < 0 ? "" : place.substring(slash);
    host = PREFIX.matcher(PORT.matcher(host).replaceFirst("")).replaceFirst("");
    if (host.isEmpty() || host.indexOf('.') < 0) {
      return null;
    }
    if (path.endsWith("/") || path.contains("/index.")) {
      path = INDEX.matcher(path).replaceFirst("");
    }
    return host + encoded(path) + query(query);
  }

  private static String query(String query) {
    if (query.isEmpty()) {
      return "";
    }
    List<String> kept = new ArrayList<>();
    for (String pair : query.split("&")) {
      int equals = pair.indexOf('=');
      String key = equals < 0 ? pair : pair.substring(0, equals);
      if (!key.isEmpty() && !TRACKING.matcher(key.toLowerCase(Locale.ROOT)).matches()) {
        kept.add(encoded(pair));
      }
    }
    kept.sort(null);
    return kept.isEmpty() ? "" : "?" + String.join("&", kept);
  }

  private static boolean unreserved(int c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '-'
        || c == '.'
        || c == '_'
        || c == '~';
  }

  /** Most addresses hold nothing that could be spelled in two ways. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!unreserved(c) && c != '/' && c != '=' && c != '&') {
        return false;
      }
    }
    return true;
  }

  /** Letters and digits decoded, everything else encoded with upper-case digits. */
  private static String encoded(String text) {
    if (isPlain(text)) {
      return text;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    StringBuilder out = new StringBuilder(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      int b = bytes[i] & 0xFF;
      if (b == '%' && i + 2 < bytes.length) {
        int high = Character.digit(bytes[i + 1], 16);
        int low = Character.digit(bytes[i + 2], 16);
        if (high >= 0 && low >= 0) {
          int decoded = high * 16 + low;
          i += 2;
          if (!unreserved(decoded)) {
            // %2F and / are not the same; anything else is brought to upper case.
            out.append('%').append(Character.toUpperCase(Character.forDigit(high, 16)));
            out.append(Character.toUpperCase(Character.forDigit(low, 16)));
            continue;
          }
          b = decoded;
        }
      }
      if (b > 0x20 && b < 0x7F && "\"<>\\^`{|}%".indexOf(b) < 0) {
        out.append((char) b);
      } else {
        out.append('%').append(Character.toUpperCase(Character.forDigit(b >> 4, 16)));
        out.append(Character.toUpperCase(Character.forDigit(b & 15, 16)));
      }
    }
    return out.toString();
  }
}
