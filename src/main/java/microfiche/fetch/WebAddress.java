package microfiche.fetch;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Addresses as pages write them, made fit for a request. */
final class WebAddress {
  private static final Pattern PARTS =
      Pattern.compile("^(https?)://([^/?#]+)([^#]*)", Pattern.CASE_INSENSITIVE);

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  /** Ends in a number: an IPv4 address in one of its many spellings (WHATWG URL, 3.5). */
  private static final Pattern NUMBER =
      Pattern.compile("(?:.*\\.)?(?:\\d+|0x[0-9a-f]*)\\.?", Pattern.CASE_INSENSITIVE);

  private static final Pattern USUAL_NUMBER = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}");

  private WebAddress() {}

  /** Whether the host is an address itself, so that nobody has to look it up. */
  static boolean isLiteral(String host) {
    return host.startsWith("[") || USUAL_NUMBER.matcher(host).matches();
  }

  /** The address, or null when it is none of the web, or names a user. */
  static @Nullable URI of(String address) {
    Matcher parts = PARTS.matcher(address.strip());
    if (!parts.find() || parts.group(2).indexOf('@') >= 0) {
      return null;
    }
    try {
      URI uri =
          new URI(
              parts.group(1).toLowerCase(Locale.ROOT)
                  + "://"
                  + host(parts.group(2))
                  + (parts.group(3).startsWith("/") ? "" : "/")
                  + encoded(parts.group(3)));
      String host = uri.getHost();
      boolean strange =
          host == null || NUMBER.matcher(host).matches() && !USUAL_NUMBER.matcher(host).matches();
      return strange || uri.getPort() == 0 || uri.getPort() > 65535 ? null : uri;
    } catch (URISyntaxException | IllegalArgumentException e) {
      return null;
    }
  }

  /** Where a redirect leads, or null when that is no address of the web. */
  static @Nullable URI redirected(URI from, String location) {
    try {
      String target = location.strip();
      return PARTS.matcher(target).find()
          ? of(target)
          : of(from.resolve(new URI(encoded(target))).toString());
    } catch (URISyntaxException | IllegalArgumentException e) {
      return null;
    }
  }

  private static String host(String host) {
    boolean plain = host.chars().allMatch(c -> c < 0x80);
    int port = host.lastIndexOf(':');
    if (plain) {
      return host.toLowerCase(Locale.ROOT);
    }
    return port < 0
        ? IDN.toASCII(host)
        : IDN.toASCII(host.substring(0, port)) + host.substring(port);
  }

  /** What an address cannot hold, percent-encoded; what is encoded already stays. */
  private static String encoded(String text) {
    StringBuilder out = new StringBuilder(text.length());
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      char c = (char) (bytes[i] & 0xFF);
      boolean escape =
          c == '%'
              && i + 2 < bytes.length
              && Character.digit(bytes[i + 1], 16) >= 0
              && Character.digit(bytes[i + 2], 16) >= 0;
      if (escape || c > ' ' && c < 0x7F && "\"<>\\^`{|}[]%".indexOf(c) < 0) {
        out.append(c);
      } else {
        out.append('%').append(HEX.toHexDigits(bytes[i]));
      }
    }
    return out.toString();
  }
}
