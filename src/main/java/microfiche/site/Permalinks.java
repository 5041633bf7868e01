package microfiche.site;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import microfiche.archive.Archive;
import microfiche.archive.Entry;
import microfiche.archive.Taxonomy;
import microfiche.article.Digest;

/**
 * Where each page lies, relative to the site: ASCII, lower case, at most 120 characters. A path
 * depends on nothing but the article's address (or its words) and the term's name, so that what is
 * added later moves nothing.
 */
public final class Permalinks {
  /** Characters of readable name; the rest of a path is shorter than 60. */
  private static final int READABLE = 48;

  /** Characters of a host in an article's path. */
  private static final int HOST = 30;

  private final Map<String, String> articles = new HashMap<>();

  /** The paths of everything in {@code archive}. */
  public Permalinks(Archive archive) {
    Set<String> taken = new HashSet<>();
    for (Entry entry : archive.entries()) {
      articles.put(entry.card().key(), article(entry, taken));
    }
  }

  /** {@code articles/epochtimes-com/3f/n13439620-3f9a1c2b.html}. */
  public String of(Entry entry) {
    String path = articles.get(entry.card().key());
    if (path == null) {
      throw new IllegalArgumentException("not in the archive: " + entry.card().key());
    }
    return path;
  }

  /** The page that compares the versions of an article. */
  public String versionsOf(Entry entry) {
    return of(entry).replaceFirst("\\.html$", "-versions.html");
  }

  /** The folder of a term's pages: {@code tags/nato-3f9a1c2b/}. */
  public String folder(Taxonomy.Term term) {
    String readable = readable(term.key());
    String hash = Digest.of(term.key()).substring(0, 10);
    String name = readable.isEmpty() ? hash : readable + "-" + hash;
    return folder(term.kind()) + name + "/";
  }

  /** The folder of a whole taxonomy: {@code tags/}. */
  public static String folder(Taxonomy.Kind kind) {
    return switch (kind) {
      case SOURCE -> "sources/";
      case SECTION -> "sections/";
      case TAG -> "tags/";
      case AUTHOR -> "authors/";
    };
  }

  private static String article(Entry entry, Set<String> taken) {
    String key = entry.card().key();
    String hash = Digest.of(key);
    String host = key.startsWith("text:") ? "" : readable(key.replaceFirst("/.*$", ""));
    String outlet = host.substring(0, Math.min(host.length(), HOST));
    String name = readable(lastSegment(key));
    // Eight digits tell a hundred thousand articles apart; should two ever meet, more are taken.
    for (int digits = 8; ; digits += 8) {
      String path =
          "articles/"
              + (outlet.isEmpty() ? "unknown" : outlet)
              + "/"
              + hash.substring(0, 2)
              + "/"
              + (name.isEmpty() ? "" : name + "-")
              + hash.substring(0, digits)
              + ".html";
      if (taken.add(path)) {
        return path;
      }
    }
  }

  /** {@code n13439620} of {@code epochtimes.com/gb/21/12/15/n13439620.htm}; nothing of a digest. */
  private static String lastSegment(String key) {
    if (key.startsWith("text:")) {
      return "";
    }
    int query = key.indexOf('?');
    String path = query < 0 ? key : key.substring(0, query);
    String last = path.substring(path.lastIndexOf('/') + 1);
    return last.replaceFirst("\\.(?:s?html?|php|aspx?)$", "");
  }

  private static String readable(String text) {
    String ascii =
        text.toLowerCase(Locale.ROOT)
            .replaceAll("%[0-9a-f]{2}", "-")
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-+|-+$", "");
    return ascii.length() <= READABLE ? ascii : ascii.substring(0, READABLE).replaceAll("-+$", "");
  }
}
