package microfiche.site;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import microfiche.archive.Archive;
import microfiche.archive.ArchiveEntry;
import microfiche.archive.Story;
import microfiche.archive.Taxonomy;
import microfiche.hash.Digest;
import microfiche.hash.Stamps;
import org.jspecify.annotations.Nullable;

/**
 * Where each page lies, relative to the site: ASCII, lower case, at most 120 characters. A path
 * follows from the article's address (or its words) or the term's name, so that what is added later
 * moves nothing, with one exception.
 *
 * <p>Should two meet at one path, all that meet there get 40 digits of their hash instead, and
 * nobody has the short path: which of them was there first does not matter, and a third one joins
 * them without moving them. Names of both lengths cannot meet: 11 characters before its end a short
 * one has a hyphen or has begun, a long one has a digit of its hash. Immutable when made.
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

  /** Digits of the hash where the usual ones do not tell two apart: nobody finds two alike. */
  private static final int LONG = 40;

  /** Characters of readable name beside a long hash. */
  private static final int SHORTENED = 16;

  private final @Nullable String[] articles;
  private final boolean[] longer;
  private final Map<Taxonomy.Kind, Map<String, String>> folders =
      new EnumMap<>(Taxonomy.Kind.class);

  /** The paths of everything in {@code archive}. */
  public Permalinks(Archive archive) {
    List<ArchiveEntry> entries = archive.entries();
    this.articles = new String[entries.size()];
    this.longer = longer(entries);
    for (Taxonomy.Kind kind : Taxonomy.Kind.values()) {
      List<Taxonomy.Term> terms =
          archive.taxonomy(kind).terms().stream().filter(Permalinks::hasPages).toList();
      folders.put(
          kind,
          apart(terms, Taxonomy.Term::key, term -> folder(term, 10), term -> folder(term, LONG)));
    }
  }

  /**
   * Which articles would share their usual path with others. That holds the first digits of the
   * article's number, so that only those are looked at that share them.
   */
  private static boolean[] longer(List<ArchiveEntry> entries) {
    boolean[] longer = new boolean[entries.size()];
    ArchiveEntry[] byId = entries.toArray(ArchiveEntry[]::new);
    Arrays.sort(byId, (a, b) -> Integer.compare(digits(a), digits(b)));
    for (int from = 0, to; from < byId.length; from = to) {
      for (to = from + 1; to < byId.length && digits(byId[to]) == digits(byId[from]); ) {
        to++;
      }
      for (int one = from; to - from > 1 && one < to; one++) {
        for (int other = from; other < to; other++) {
          longer[byId[one].number()] |=
              one != other && article(byId[one]).equals(article(byId[other]));
        }
      }
    }
    return longer;
  }

  private static int digits(ArchiveEntry entry) {
    return (int) (entry.card().id() >>> 32);
  }

  /** Key → path: the usual path, or the longer one of all that would share the usual one. */
  private static <T> Map<String, String> apart(
      List<T> things,
      Function<T, String> key,
      Function<T, String> usual,
      Function<T, String> longer) {
    Map<String, String> paths = new HashMap<>(things.size() * 2);
    Set<String> taken = new HashSet<>(things.size() * 2);
    Set<String> shared = new HashSet<>();
    for (T thing : things) {
      String path = usual.apply(thing);
      paths.put(key.apply(thing), path);
      if (!taken.add(path)) {
        shared.add(path);
      }
    }
    if (!shared.isEmpty()) {
      for (T thing : things) {
        paths.computeIfPresent(
            key.apply(thing), (k, path) -> shared.contains(path) ? longer.apply(thing) : path);
      }
    }
    return paths;
  }

  /** Whether a term has pages of its own: a tag or author of one article leads to that article. */
  static boolean hasPages(Taxonomy.Term term) {
    return !term.kind().byName() || term.entries().size() > 1;
  }

  /** {@code articles/epochtimes-com/3f/n13439620-3f9a1c2b.html}. */
  public String of(ArchiveEntry entry) {
    String path = articles[entry.number()];
    if (path == null) {
      path = longer[entry.number()] ? longer(entry) : article(entry);
      articles[entry.number()] = path;
    }
    return path;
  }

  /** A number that is another when an article's page moves. */
  long stamp(ArchiveEntry entry) {
    return Stamps.mix(entry.card().id(), longer[entry.number()] ? 1 : 0);
  }

  /** The page that compares the versions of an article. */
  public String versionsOf(ArchiveEntry entry) {
    String path = of(entry);
    return path.substring(0, path.length() - ".html".length()) + "-versions.html";
  }

  /** The page of an event: named after its first report, so that more reports do not move it. */
  public String of(Story story) {
    return STORIES + of(story.first()).substring(ARTICLES.length());
  }

  /** The folder of a term's pages: {@code tags/nato-3f9a1c2b/}; it must have some. */
  public String folder(Taxonomy.Term term) {
    String folder = Objects.requireNonNull(folders.get(term.kind())).get(term.key());
    if (folder == null) {
      throw new IllegalArgumentException("has no pages: " + term.name());
    }
    return folder;
  }

  private static String folder(Taxonomy.Term term, int digits) {
    String readable = readable(term.key(), READABLE);
    String hash = Digest.of(term.key()).substring(0, digits);
    String name = readable.isEmpty() ? hash : readable + "-" + hash;
    return term.kind().folder() + name + "/";
  }

  private static String article(ArchiveEntry entry) {
    return article(entry, READABLE, HexFormat.of().toHexDigits(entry.card().id()).substring(0, 8));
  }

  private static String longer(ArchiveEntry entry) {
    return article(entry, SHORTENED, Digest.of(entry.card().key()).substring(0, LONG));
  }

  private static String article(ArchiveEntry entry, int readable, String hash) {
    String key = entry.card().key();
    String host = key.startsWith("text:") ? "" : readable(key.split("[/?]", 2)[0], READABLE);
    String outlet = host.substring(0, Math.min(host.length(), HOST));
    String name = readable(lastSegment(key), readable);
    return ARTICLES
        + (outlet.isEmpty() ? "unknown" : outlet)
        + "/"
        + hash.substring(0, 2)
        + "/"
        + (name.isEmpty() ? "" : name + "-")
        + hash
        + ".html";
  }

  /** {@code n13439620} of {@code epochtimes.com/gb/21/12/15/n13439620.htm}; nothing of a digest. */
  private static String lastSegment(String key) {
    if (key.startsWith("text:")) {
      return "";
    }
    int query = key.indexOf('?');
    String path = query < 0 ? key : key.substring(0, query);
    if (query >= 0 && path.indexOf('/') < 0) {
      return key.substring(query + 1); // ?p=21, of a blog without permalinks
    }
    String last = path.substring(path.lastIndexOf('/') + 1);
    int dot = last.lastIndexOf('.');
    return dot >= 0 && SUFFIXES.contains(last.substring(dot)) ? last.substring(0, dot) : last;
  }

  /**
   * Lower case; what is no letter or digit becomes one hyphen, at the ends nothing. At most {@code
   * most} characters.
   */
  private static String readable(String text, int most) {
    StringBuilder ascii = new StringBuilder(most);
    for (int i = 0; i < text.length() && ascii.length() < most; i++) {
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
