package microfiche.extract.outlet;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import microfiche.address.Addresses;
import microfiche.article.Organization;
import microfiche.extract.Statement.Field;
import microfiche.extract.Statements;
import microfiche.extract.html.CjkText;
import org.jspecify.annotations.Nullable;

/**
 * Where an article is from, as its wraps state it.
 *
 * @param url its address at the outlet, or null
 * @param capturedAt when a web archive captured it, in ISO 8601, by the address; or null
 */
record Origin(@Nullable String url, @Nullable String capturedAt) {
  /** A longer one is no headline, and not worth the search for a publisher's name at its end. */
  private static final int LONGEST_HEADLINE = 1_000;

  private static final Pattern SUFFIX = Pattern.compile("\\s+[-–—|｜]\\s+([^-–—|｜]{2,30})$");

  /** What feeds put behind an address to count who came from them. */
  private static final Pattern FEED_MARKS =
      Pattern.compile(
          "(?<=[?&])(?:utm_\\w+|feedType|feedName|source=rss|fbclid|gclid)(?:[=-][^&#]*)?(?:&|(?=#|$))");

  /** The best of the addresses that are ones on the web. */
  static Origin of(Statements statements, Doubts doubts) {
    for (String stated : statements.every(Field.URL)) {
      Addresses.Archived archived = Addresses.archived(stated);
      String address = Addresses.resolve(null, stated);
      if (address != null && address.startsWith("http") && !Addresses.host(address).isEmpty()) {
        return new Origin(withoutMarks(address), archived == null ? null : archived.time());
      }
      String shown = Doubts.beginning(CjkText.collapse(stated));
      doubts.warn("its original address is none: \"" + shown + "\"", null);
    }
    return new Origin(null, null);
  }

  private static String withoutMarks(String address) {
    String bare = FEED_MARKS.matcher(address).replaceAll("");
    return bare.equals(address) ? address : bare.replaceFirst("[?&](?=#|$)", "");
  }

  /** …– 法国国际广播电台 - RFI: the publisher's name behind a dash is not part of the headline. */
  @Nullable String headline(@Nullable String stated, HouseStyle style, @Nullable String siteName) {
    if (stated != null && stated.length() > LONGEST_HEADLINE) {
      return stated;
    }
    String text = stated;
    while (text != null) {
      Matcher suffix = SUFFIX.matcher(text);
      boolean named =
          suffix.find()
              && suffix.start() >= 4
              && (namesPublisher(suffix.group(1), style) || suffix.group(1).equals(siteName));
      if (!named) {
        return text;
      }
      text = text.substring(0, suffix.start());
    }
    return null;
  }

  private boolean namesPublisher(String text, HouseStyle style) {
    String name = text.toLowerCase(Locale.ROOT).replaceAll("\\s", "");
    String host = Addresses.host(url);
    String label =
        host.replaceFirst("\\.(?:com|org|net|co|gov|edu)?\\.?[a-z]{2,3}$", "")
            .replaceFirst("^.*\\.", "");
    String own = style.name() == null ? "" : style.name().toLowerCase(Locale.ROOT);
    return label.length() > 1 && name.contains(label)
        || own.length() > 1 && (name.contains(own) || own.contains(name) && name.length() > 2);
  }

  /** The newsroom: by its rules, or by its host and what it calls itself. */
  @Nullable Organization publisher(HouseStyle style, @Nullable String siteName) {
    if (style.name() != null) {
      return new Organization(style.id(), style.name(), style.url());
    }
    String host = Addresses.host(url);
    if (host.isEmpty()) {
      return siteName == null ? null : new Organization(Slug.of(siteName, "site"), siteName, null);
    }
    String scheme = url != null && url.startsWith("http:") ? "http://" : "https://";
    return new Organization(
        Slug.of(host, "site"), siteName == null ? host : siteName, scheme + host);
  }
}
