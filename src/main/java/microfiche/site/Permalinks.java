package microfiche.site;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import microfiche.archive.Archive;
import microfiche.archive.Entry;
import microfiche.archive.Story;
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

  private static final Set<String> SUFFIXES =
      Set.of(".html", ".htm", ".shtml", ".shtm", ".php", ".asp", ".aspx");

  private static final String ARTICLES = "articles/";

  /** The folder of the pages of events. */
  static final String STORIES = "stories/";

  private final Map<String, String> articles;
  private final Map<Taxonomy.Kind, Map<String, String>> folders =
      new EnumMap<>(Taxonomy.Kind.class);

  /** The paths of everything in {@code archive}. */
  public Permalinks(Archive archive) {
    Set<String> taken = new HashSet<>();
    this.articles = new HashMap<>(archive.entries().size() * 2);
    for (Entry entry : archive.entries()) {
      articles.put(entry.card().key(), article(entry, taken));
    }
    for (Taxonomy.Kind kind : Taxonomy.Kind.values()) {
      folders.put(kind, new ConcurrentHashMap<>());
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
    String path = of(entry);
    return path.substring(0, path.length() - ".html".length()) + "-versions.html";
  }

  /** The page of an event: named after its first report, so that more reports do not move it. */
  public String of(Story story) {
    return STORIES + of(story.first()).substring(ARTICLES.length());
  }

  /** The folder of a term's pages: {@code tags/nato-3f9a1c2b/}. */
  public String folder(Taxonomy.Term term) {
    return Objects.requireNonNull(folders.get(term.kind()))
        .computeIfAbsent(term.key(), key -> makeFolder(term));
  }

  private static String makeFolder(Taxonomy.Term term) {
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
    String hash = HexFormat.of().toHexDigits(entry.card().id());
    int slash = key.indexOf('/');
    String host =
        key.startsWith("text:") ? "" : readable(slash < 0 ? key : key.substring(0, slash));
    String outlet = host.substring(0, Math.min(host.length(), HOST));
    String name = readable(lastSegment(key));
    // Eight digits and the name tell a million articles apart; should two meet, more are taken.
    for (int digits = 8; ; digits += 4) {
      String path =
          ARTICLES
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
    int dot = last.lastIndexOf('.');
    return dot >= 0 && SUFFIXES.contains(last.substring(dot)) ? last.substring(0, dot) : last;
  }

  /** Lower case; what is no letter or digit becomes one hyphen, at the ends nothing. */
  private static String readable(String text) {
    StringBuilder ascii = new StringBuilder(READABLE);
    for (int i = 0; i < text.length() && ascii.length() < READABLE; i++) {
      char c = text.charAt(i);
      char lower = c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
      if (c == '%' && i + 2 < text.length() && hex(text.charAt(i + 1)) && hex(text.charAt(i + 2))) {
        i += 2;
        lower = '-';
      }
      boolean kept = lower >= 'a' && lower <= 'z' || lower >= '0' && lower <= '9';
      if (kept) {
        ascii.append(lower);
      } else if (!ascii.isEmpty() && ascii.charAt(ascii.length() - 1) != '-') {
        ascii.append('-');
      }
    }
    int end = ascii.length();
    return end > 0 && ascii.charAt(end - 1) == '-' ? ascii.substring(0, end - 1) : ascii.toString();
  }

  private static boolean hex(char c) {
    return Character.digit(c, 16) >= 0 && c < 0x80;
  }
}
