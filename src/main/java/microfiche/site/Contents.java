package microfiche.site;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import microfiche.address.PictureKey;
import microfiche.archive.Archive;
import microfiche.archive.ArchiveEntry;
import microfiche.archive.Story;
import microfiche.archive.Taxonomy;
import microfiche.article.PublicationDate;
import microfiche.card.Card;
import microfiche.card.LinkKeys;
import microfiche.hash.Stamps;
import microfiche.media.Picture;
import microfiche.media.SitePictures;
import org.jspecify.annotations.Nullable;

/**
 * What pages are made from: the archive with the names and paths of everything in it. Immutable
 * when made; any number of threads may ask.
 */
final class Contents {
  static final String UNDATED = "dates/undated/index.html";

  private final Archive archive;
  private final Messages words;
  private final SitePictures bundle;
  private final Permalinks permalinks;
  private final @Nullable Item[] items;
  private final long[] stamps;
  private final Map<Taxonomy.Kind, long[]> termStamps = new EnumMap<>(Taxonomy.Kind.class);
  private final NavigableMap<YearMonth, List<ArchiveEntry>> months = new TreeMap<>();
  private final List<ArchiveEntry> undated = new ArrayList<>();
  private final Map<Taxonomy.Kind, Map<String, NamedLink>> named =
      new EnumMap<>(Taxonomy.Kind.class);
  private final Map<LocalDate, NamedLink> dayLinks = new ConcurrentHashMap<>();
  private final Map<MonthDay, NamedLink> onThisDay = new ConcurrentHashMap<>();

  Contents(Archive archive, Messages words, SitePictures bundle) {
    this.archive = archive;
    this.words = words;
    this.bundle = bundle;
    this.permalinks = new Permalinks(archive);
    for (Taxonomy.Kind kind : Taxonomy.Kind.values()) {
      named.put(kind, new ConcurrentHashMap<>());
    }
    this.items = new Item[archive.entries().size()];
    this.stamps = new long[archive.entries().size()];
    for (Taxonomy.Kind kind : Taxonomy.Kind.values()) {
      termStamps.put(kind, new long[archive.taxonomy(kind).terms().size()]);
    }
    for (ArchiveEntry entry : archive.entries()) {
      PublicationDate date = entry.card().date();
      if (date == null) {
        undated.add(entry);
      } else {
        months.computeIfAbsent(YearMonth.from(date.day()), m -> new ArrayList<>()).add(entry);
      }
    }
  }

  Archive archive() {
    return archive;
  }

  Messages words() {
    return words;
  }

  Permalinks permalinks() {
    return permalinks;
  }

  /** The articles of every month that has any. */
  NavigableMap<YearMonth, List<ArchiveEntry>> months() {
    return months;
  }

  List<ArchiveEntry> undated() {
    return undated;
  }

  private Item item(ArchiveEntry entry) {
    PublicationDate date = entry.card().date();
    return new Item(
        permalinks.of(entry),
        headline(entry),
        date == null ? null : date.day().toString(),
        entry.card().publisher() == null ? null : Brief.name(entry.card().publisher().name()),
        Brief.authors(entry.card().authors()),
        entry.card().summary(),
        entry.card().language(),
        firstPicture(entry.card()),
        entry.card().content());
  }

  /** The first of an article's pictures that the site has, or null. */
  private @Nullable Picture firstPicture(Card card) {
    return card.pictures().stream()
        .map(bundle::of)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** A digest of which pictures of an article the site has. */
  long shown(Card card) {
    Fingerprint print = new Fingerprint();
    card.pictures().forEach(key -> print.all(bundle.of(key)));
    return print.value();
  }

  SitePictures bundle() {
    return bundle;
  }

  /** An article as lists show it. */
  Item listed(ArchiveEntry entry) {
    Item item = items[entry.number()];
    if (item == null) {
      item = item(entry);
      items[entry.number()] = item;
    }
    return item;
  }

  /** A stamp of an article as lists show it, and of all else that its card holds. */
  long stamp(ArchiveEntry entry) {
    long stamp = stamps[entry.number()];
    if (stamp == 0) {
      long shown = bundle.isEmpty() ? 0 : Stamps.mix(picture(firstPicture(entry.card())), 1);
      stamp = Stamps.mix(entry.stamp(), permalinks.stamp(entry), shown);
      stamps[entry.number()] = stamp;
    }
    return stamp;
  }

  /** A stamp of articles in their order. */
  long stamp(List<ArchiveEntry> entries) {
    long stamp = entries.size();
    for (ArchiveEntry entry : entries) {
      stamp = Stamps.mix(stamp, stamp(entry));
    }
    return stamp;
  }

  /** A stamp of a name and of where it leads, but not of how many articles are there. */
  long stamp(Taxonomy.Term term) {
    long[] known = Objects.requireNonNull(termStamps.get(term.kind()));
    if (known[term.number()] == 0) {
      String path = path(term);
      known[term.number()] =
          Stamps.mix(
              Stamps.of(String.join("\n", term.name(), String.join("\n", term.others()))),
              Stamps.of(term.key()),
              Stamps.of(path));
    }
    return known[term.number()];
  }

  /** The same of the names of an article. */
  long stamp(Taxonomy.Kind kind, List<String> names) {
    long stamp = names.size();
    Taxonomy taxonomy = archive.taxonomy(kind);
    for (String name : names) {
      Taxonomy.Term term = taxonomy.term(name);
      stamp = Stamps.mix(stamp, term == null ? 0 : stamp(term));
    }
    return stamp;
  }

  /** A stamp of where all links of an article lead. */
  long stamp(LinkKeys links) {
    long stamp = 0;
    for (int i = 0; i < links.size(); i++) {
      ArchiveEntry entry = archive.at(links.key(i));
      Taxonomy.Term tag = entry == null ? archive.tagAt(links.key(i)) : null;
      if (entry != null) {
        stamp = Stamps.mix(stamp, links.key(i), permalinks.stamp(entry));
      } else if (tag != null) {
        stamp = Stamps.mix(stamp, links.key(i), stamp(tag));
      }
    }
    return stamp;
  }

  /** A stamp of the event that an article reports, and of its reports. */
  long stampOfStory(ArchiveEntry entry) {
    Story story = archive.coverage().stories().of(entry);
    return story == null ? 0 : stamp(story.reports());
  }

  /** A stamp of which pictures of an article the site has. */
  long stampOfPictures(Card card) {
    long stamp = 0;
    if (!bundle.isEmpty()) {
      for (PictureKey key : card.pictures()) {
        stamp = Stamps.mix(stamp, picture(bundle.of(key)));
      }
    }
    return stamp;
  }

  /** Its path follows from its bytes. */
  private static long picture(@Nullable Picture picture) {
    return picture == null ? 0 : Stamps.of(picture.path());
  }

  /** What an article is called in lists; never empty. */
  String headline(ArchiveEntry entry) {
    return Brief.headline(title(entry));
  }

  /** What an article is called on its own page; never empty. */
  String title(ArchiveEntry entry) {
    String headline = entry.card().headline();
    if (headline != null) {
      return headline;
    }
    String summary = entry.card().summary();
    return summary.isEmpty() ? words.of("untitled") : summary;
  }

  /** Where an address leads in this archive; see {@link SitePlan#pathOf}. */
  @Nullable String pathOf(long address) {
    ArchiveEntry entry = archive.at(address);
    if (entry != null) {
      return permalinks.of(entry);
    }
    Taxonomy.Term tag = archive.tagAt(address);
    if (tag == null) {
      return null;
    }
    String path = path(tag);
    return path == null ? "" : path;
  }

  /** A digest of where all links of an article lead; most lead out of the archive. */
  long linked(LinkKeys links) {
    Fingerprint print = new Fingerprint();
    for (int i = 0; i < links.size(); i++) {
      String path = pathOf(links.key(i));
      if (path != null) {
        print.number(links.key(i)).text(path);
      }
    }
    return print.value();
  }

  NamedLink named(ArchiveEntry entry) {
    return new NamedLink(headline(entry), permalinks.of(entry), 0);
  }

  /**
   * Links to the pages of names, without counts: a page that showed how many articles share a tag
   * would change with every one of them.
   */
  List<NamedLink> links(Taxonomy.Kind kind, List<String> names) {
    return links(kind, names, Taxonomy.first(names));
  }

  /**
   * The same where it is known which of the names the article is sorted under; the rest are words
   * without a path.
   */
  List<NamedLink> links(Taxonomy.Kind kind, List<String> names, List<String> sorted) {
    Map<String, NamedLink> known = Objects.requireNonNull(named.get(kind));
    Set<String> under = names.size() == sorted.size() ? Set.of() : new HashSet<>(sorted);
    List<NamedLink> links = new ArrayList<>(names.size());
    for (String name : names) {
      links.add(
          under.isEmpty() || under.contains(name)
              ? known.computeIfAbsent(name, n -> link(kind, n))
              : new NamedLink(name, null, 0));
    }
    return links;
  }

  private NamedLink link(Taxonomy.Kind kind, String name) {
    Taxonomy.Term term = archive.taxonomy(kind).term(name);
    return new NamedLink(name, term == null ? null : path(term), 0);
  }

  NamedLink link(Taxonomy.Term term) {
    return new NamedLink(Brief.name(term.name()), path(term), term.entries().size());
  }

  /** The term's first page; a tag or author of one article has none. */
  @Nullable String path(Taxonomy.Term term) {
    return Permalinks.hasPages(term) ? permalinks.folder(term) + "index.html" : null;
  }

  NavigableMap<Integer, Integer> yearCounts() {
    NavigableMap<Integer, Integer> years = new TreeMap<>();
    months.forEach((month, list) -> years.merge(month.getYear(), list.size(), Integer::sum));
    return years;
  }

  List<NamedLink> years() {
    List<NamedLink> years = new ArrayList<>();
    yearCounts()
        .forEach((year, count) -> years.add(new NamedLink(year.toString(), yearPath(year), count)));
    return years;
  }

  NamedLink homeLink() {
    return new NamedLink(words.of("home"), "index.html", 0);
  }

  NamedLink indexLink(Taxonomy.Kind kind) {
    return new NamedLink(words.of("index." + kind.word()), kind.folder() + "index.html", 0);
  }

  NamedLink storiesLink() {
    return new NamedLink(words.of("stories"), Permalinks.STORIES + "index.html", 0);
  }

  List<NamedLink> dateCrumbs() {
    return List.of(homeLink(), new NamedLink(words.of("index.date"), "dates/index.html", 0));
  }

  NamedLink yearLink(int year) {
    return new NamedLink(words.of("date.year", year), yearPath(year), 0);
  }

  NamedLink monthLink(YearMonth month, int count) {
    return new NamedLink(words.month(month), monthPath(month), count);
  }

  NamedLink dayLink(LocalDate date) {
    return dayLinks.computeIfAbsent(date, day -> new NamedLink(words.day(day), dayPath(day), 0));
  }

  /** The same day in all years. */
  NamedLink onThisDay(LocalDate date) {
    MonthDay day = MonthDay.from(date);
    return onThisDay.computeIfAbsent(
        day, d -> new NamedLink(words.of("on.day", words.day(d)), OnThisDayPages.path(d), 0));
  }

  static String yearPath(int year) {
    return "dates/" + year + "/index.html";
  }

  static String monthPath(YearMonth month) {
    return "dates/" + month.getYear() + "/" + two(month.getMonthValue()) + "/index.html";
  }

  static String dayPath(LocalDate day) {
    return "dates/"
        + day.getYear()
        + "/"
        + two(day.getMonthValue())
        + "/"
        + two(day.getDayOfMonth())
        + "/index.html";
  }

  private static String two(int number) {
    return number < 10 ? "0" + number : Integer.toString(number);
  }

  static String folder(String index) {
    return index.substring(0, index.length() - "index.html".length());
  }
}
