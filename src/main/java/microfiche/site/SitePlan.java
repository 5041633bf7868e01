package microfiche.site;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import microfiche.archive.Archive;
import microfiche.archive.Entry;
import microfiche.archive.Taxonomy;
import microfiche.article.Keyword;
import microfiche.article.PublicationDate;
import microfiche.config.SiteConfig;
import org.jspecify.annotations.Nullable;

/** Which pages there are, at which path, made from what. */
public final class SitePlan {
  /** Names on one page of a taxonomy's index. */
  private static final int TERMS = 500;

  /** Articles and names the home page shows. */
  private static final int LATEST = 24;

  private static final int HOME_TAGS = 40;

  private static final String UNDATED = "dates/undated/index.html";

  private final Archive archive;
  private final SiteConfig config;
  private final Words words;
  private final Permalinks permalinks;
  private final Map<String, Item> items = new HashMap<>();
  private final NavigableMap<YearMonth, List<Entry>> months = new TreeMap<>();
  private final List<Entry> undated = new ArrayList<>();
  private final List<Page> pages = new ArrayList<>();

  private SitePlan(Archive archive, SiteConfig config, Words words) {
    this.archive = archive;
    this.config = config;
    this.words = words;
    this.permalinks = new Permalinks(archive);
  }

  /** The plan for {@code archive}; {@code counts} is what the build knows about its seeds. */
  public static SitePlan of(Archive archive, SiteConfig config, Words words, SeedCounts counts) {
    SitePlan plan = new SitePlan(archive, config, words);
    plan.sort();
    plan.pages.add(plan.home());
    plan.articles();
    for (Taxonomy.Kind kind : Taxonomy.Kind.values()) {
      plan.taxonomy(archive.taxonomy(kind));
    }
    plan.calendar();
    plan.pages.add(
        new Page.AboutPage(words.of("about"), plan.overview(counts), List.of(plan.homeLink())));
    return plan;
  }

  /** What the build counted before there was an archive. */
  public record SeedCounts(int read, int rejected) {}

  /** All pages, in no particular order. */
  public List<Page> pages() {
    return List.copyOf(pages);
  }

  /**
   * Where an address that an article links to leads in this archive; null when it leads out of it,
   * empty for a tag without a page, whose words say all there is.
   */
  public @Nullable String pathOf(String url) {
    Entry entry = archive.at(url);
    if (entry != null) {
      return permalinks.of(entry);
    }
    Taxonomy.Term tag = archive.tagAt(url);
    if (tag == null) {
      return null;
    }
    String path = path(tag);
    return path == null ? "" : path;
  }

  /** The newest articles that have a date, newest first. */
  public List<Entry> latest(int most) {
    List<Entry> latest = new ArrayList<>();
    List<Entry> all = archive.entries();
    for (int i = all.size() - 1 - undated.size(); i >= 0 && latest.size() < most; i--) {
      latest.add(all.get(i));
    }
    return latest;
  }

  /** The same with articles without a date after them, so that a small archive shows all. */
  private List<Entry> latestOfAll(int most) {
    List<Entry> latest = latest(most);
    undated.stream().limit(Math.max(0, most - latest.size())).forEach(latest::add);
    return latest;
  }

  /** Where an article's page lies. */
  public String pathOf(Entry entry) {
    return permalinks.of(entry);
  }

  private void sort() {
    for (Entry entry : archive.entries()) {
      PublicationDate date = entry.card().date();
      if (date == null) {
        undated.add(entry);
      } else {
        months.computeIfAbsent(YearMonth.from(date.day()), m -> new ArrayList<>()).add(entry);
      }
      items.put(entry.card().key(), item(entry));
    }
  }

  private Item item(Entry entry) {
    PublicationDate date = entry.card().date();
    return new Item(
        permalinks.of(entry),
        headline(entry),
        date == null ? null : date.day().toString(),
        entry.card().publisher() == null ? null : entry.card().publisher().name(),
        entry.card().authors(),
        entry.card().summary(),
        entry.card().lead(),
        entry.card().language());
  }

  /** What an article is called in lists; never empty. */
  public String headline(Entry entry) {
    String headline = entry.card().headline();
    if (headline != null) {
      return headline;
    }
    String summary = entry.card().summary();
    return summary.isEmpty() ? words.of("untitled") : summary;
  }

  private Page home() {
    List<NamedLink> years = years();
    Collections.reverse(years);
    if (!undated.isEmpty()) {
      years.add(new NamedLink(words.of("undated"), UNDATED, undated.size()));
    }
    return new Page.Home(
        "",
        latestOfAll(LATEST).stream().map(this::listed).toList(),
        terms(Taxonomy.Kind.SOURCE, Integer.MAX_VALUE),
        terms(Taxonomy.Kind.SECTION, HOME_TAGS),
        terms(Taxonomy.Kind.TAG, HOME_TAGS),
        years,
        archive.entries().size(),
        archive.days().isEmpty() ? null : archive.days().firstKey().toString(),
        archive.days().isEmpty() ? null : archive.days().lastKey().toString(),
        List.of());
  }

  private NavigableMap<Integer, Integer> yearCounts() {
    NavigableMap<Integer, Integer> years = new TreeMap<>();
    months.forEach((month, list) -> years.merge(month.getYear(), list.size(), Integer::sum));
    return years;
  }

  private List<NamedLink> terms(Taxonomy.Kind kind, int most) {
    return archive.taxonomy(kind).terms().stream()
        .filter(term -> path(term) != null)
        .limit(most)
        .map(this::link)
        .toList();
  }

  private Item listed(Entry entry) {
    Item item = items.get(entry.card().key());
    return item == null ? item(entry) : item;
  }

  private void articles() {
    Map<String, Entry[]> neighbours = neighbours();
    for (Entry entry : archive.entries()) {
      Entry[] both = neighbours.get(entry.card().key());
      PublicationDate date = entry.card().date();
      List<NamedLink> source =
          entry.card().publisher() == null
              ? List.of()
              : links(Taxonomy.Kind.SOURCE, List.of(entry.card().publisher().name()));
      List<NamedLink> crumbs = new ArrayList<>(List.of(homeLink()));
      crumbs.addAll(source);
      pages.add(
          new Page.ArticlePage(
              permalinks.of(entry),
              headline(entry),
              entry,
              source.isEmpty() ? null : source.get(0),
              links(Taxonomy.Kind.SECTION, entry.sections()),
              links(
                  Taxonomy.Kind.TAG, entry.card().keywords().stream().map(Keyword::name).toList()),
              links(Taxonomy.Kind.AUTHOR, entry.card().authors()),
              date == null ? null : dayLink(date.day(), 0),
              both == null || both[0] == null ? null : named(both[0]),
              both == null || both[1] == null ? null : named(both[1]),
              entry.versions().isEmpty()
                  ? null
                  : new NamedLink(
                      words.of("versions"),
                      permalinks.versionsOf(entry),
                      entry.versions().size() + 1),
              crumbs));
      if (!entry.versions().isEmpty()) {
        crumbs = new ArrayList<>(crumbs);
        crumbs.add(named(entry));
        pages.add(
            new Page.VersionsPage(
                permalinks.versionsOf(entry), words.of("versions"), entry, named(entry), crumbs));
      }
    }
  }

  /** The older and the newer article of the same source, by key. */
  private Map<String, Entry[]> neighbours() {
    Map<String, Entry[]> neighbours = new HashMap<>();
    for (Taxonomy.Term source : archive.taxonomy(Taxonomy.Kind.SOURCE).terms()) {
      List<Entry> list = source.entries();
      for (int i = 0; i < list.size(); i++) {
        neighbours.put(
            list.get(i).card().key(),
            new Entry[] {
              i == 0 ? null : list.get(i - 1), i + 1 == list.size() ? null : list.get(i + 1)
            });
      }
    }
    return neighbours;
  }

  private NamedLink named(Entry entry) {
    return new NamedLink(headline(entry), permalinks.of(entry), 0);
  }

  private List<NamedLink> links(Taxonomy.Kind kind, List<String> names) {
    List<NamedLink> links = new ArrayList<>();
    for (String name : names) {
      Taxonomy.Term term = archive.taxonomy(kind).term(name);
      links.add(
          new NamedLink(
              name, term == null ? null : path(term), term == null ? 0 : term.entries().size()));
    }
    return links;
  }

  private NamedLink link(Taxonomy.Term term) {
    return new NamedLink(term.name(), path(term), term.entries().size());
  }

  /** The term's first page; a tag or author of one article has none. */
  private @Nullable String path(Taxonomy.Term term) {
    boolean single = term.entries().size() == 1;
    boolean small = term.kind() == Taxonomy.Kind.TAG || term.kind() == Taxonomy.Kind.AUTHOR;
    return single && small ? null : permalinks.folder(term) + "index.html";
  }

  private void taxonomy(Taxonomy taxonomy) {
    String kind = name(taxonomy.kind());
    String folder = Permalinks.folder(taxonomy.kind());
    List<NamedLink> many = new ArrayList<>();
    List<NamedLink> single = new ArrayList<>();
    for (Taxonomy.Term term : taxonomy.terms()) {
      if (path(term) != null) {
        many.add(link(term));
        listPages(
            permalinks.folder(term),
            kind,
            term.name(),
            term.entries(),
            null,
            null,
            List.of(homeLink(), indexLink(taxonomy.kind())));
      } else {
        Entry only = term.entries().get(0);
        single.add(new NamedLink(term.name(), permalinks.of(only), 1));
      }
    }
    termPages(taxonomy.kind(), kind, folder, many, single);
  }

  private void termPages(
      Taxonomy.Kind taxonomy,
      String kind,
      String folder,
      List<NamedLink> many,
      List<NamedLink> single) {
    single.sort(Comparator.comparing(NamedLink::name));
    if (many.size() + single.size() <= TERMS) {
      pages.add(
          new Page.TermsPage(
              termPath(folder, 0),
              kind,
              words.of("index." + kind),
              many,
              single,
              many.size() + single.size(),
              null,
              null,
              List.of(),
              List.of(homeLink())));
      return;
    }
    List<List<NamedLink>> parts = new ArrayList<>();
    for (int i = 0; i < many.size() || parts.isEmpty(); i += TERMS) {
      parts.add(many.subList(i, Math.min(many.size(), i + TERMS)));
    }
    int first = parts.size();
    for (int i = 0; i < single.size(); i += TERMS) {
      parts.add(single.subList(i, Math.min(single.size(), i + TERMS)));
    }
    for (int i = 0; i < parts.size(); i++) {
      boolean ones = i >= first;
      pages.add(
          new Page.TermsPage(
              termPath(folder, i),
              kind,
              words.of("index." + kind),
              ones ? List.of() : parts.get(i),
              ones ? parts.get(i) : List.of(),
              many.size() + single.size(),
              i == 0 ? null : termPath(folder, i - 1),
              i + 1 == parts.size() ? null : termPath(folder, i + 1),
              Paging.window(0, parts.size() - 1, i, part -> termPath(folder, part)),
              i == 0 ? List.of(homeLink()) : List.of(homeLink(), indexLink(taxonomy))));
    }
  }

  private static String termPath(String folder, int part) {
    return part == 0 ? folder + "index.html" : folder + "more-" + (part + 1) + ".html";
  }

  /** {@code entries} are oldest first. */
  private void listPages(
      String folder,
      String kind,
      String title,
      List<Entry> entries,
      @Nullable NamedLink before,
      @Nullable NamedLink after,
      List<NamedLink> breadcrumbs) {
    Paging paging = new Paging(folder, config.pageSize(), entries.size());
    for (int page = 0; page < paging.count(); page++) {
      List<Item> part = new ArrayList<>();
      for (Entry entry : paging.part(entries, page)) {
        part.add(0, listed(entry));
      }
      pages.add(
          new Page.ListPage(
              paging.path(page),
              kind,
              title,
              part,
              entries.size(),
              paging.newer(page),
              paging.older(page),
              paging.links(page),
              before,
              after,
              breadcrumbs));
    }
  }

  private void calendar() {
    List<Page.Period> years = new ArrayList<>();
    NavigableMap<Integer, Integer> counts = yearCounts();
    counts
        .descendingMap()
        .forEach(
            (year, count) -> {
              years.add(
                  new Page.Period(
                      words.of("date.year", year), yearPath(year), count, monthLinks(year)));
              year(year, counts);
            });
    NamedLink without = null;
    if (!undated.isEmpty()) {
      without = new NamedLink(words.of("undated"), UNDATED, undated.size());
      listPages(
          "dates/undated/", "undated", words.of("undated"), undated, null, null, dateCrumbs());
    }
    pages.add(
        new Page.CalendarPage(
            "dates/index.html",
            words.of("index.date"),
            years,
            without,
            null,
            null,
            List.of(homeLink())));
  }

  private List<NamedLink> monthLinks(int year) {
    List<NamedLink> links = new ArrayList<>();
    of(year).forEach((month, list) -> links.add(monthLink(month, list.size())));
    return links;
  }

  private NavigableMap<YearMonth, List<Entry>> of(int year) {
    return months.subMap(YearMonth.of(year, 1), true, YearMonth.of(year, 12), true);
  }

  private void year(int year, NavigableMap<Integer, Integer> counts) {
    List<Page.Period> parts = new ArrayList<>();
    of(year)
        .forEach(
            (month, list) -> {
              NavigableMap<LocalDate, List<Entry>> days =
                  archive.days().subMap(month.atDay(1), true, month.atEndOfMonth(), true);
              List<NamedLink> dayLinks = new ArrayList<>();
              days.forEach(
                  (day, entries) ->
                      dayLinks.add(
                          new NamedLink(
                              Integer.toString(day.getDayOfMonth()),
                              dayPath(day),
                              entries.size())));
              parts.add(
                  new Page.Period(words.month(month), monthPath(month), list.size(), dayLinks));
              month(month, list);
              days.forEach(this::day);
            });
    Integer before = counts.lowerKey(year);
    Integer after = counts.higherKey(year);
    pages.add(
        new Page.CalendarPage(
            yearPath(year),
            words.of("date.year", year),
            parts,
            null,
            before == null
                ? null
                : new NamedLink(words.of("date.year", before), yearPath(before), 0),
            after == null ? null : new NamedLink(words.of("date.year", after), yearPath(after), 0),
            dateCrumbs()));
  }

  private void month(YearMonth month, List<Entry> entries) {
    YearMonth before = months.lowerKey(month);
    YearMonth after = months.higherKey(month);
    List<NamedLink> crumbs = new ArrayList<>(dateCrumbs());
    crumbs.add(yearLink(month.getYear()));
    listPages(
        folder(monthPath(month)),
        "month",
        words.month(month),
        entries,
        before == null ? null : monthLink(before, 0),
        after == null ? null : monthLink(after, 0),
        crumbs);
  }

  private void day(LocalDate day, List<Entry> entries) {
    LocalDate before = archive.days().lowerKey(day);
    LocalDate after = archive.days().higherKey(day);
    List<NamedLink> crumbs = new ArrayList<>(dateCrumbs());
    crumbs.add(yearLink(day.getYear()));
    crumbs.add(monthLink(YearMonth.from(day), 0));
    listPages(
        folder(dayPath(day)),
        "day",
        words.day(day),
        entries,
        before == null ? null : dayLink(before, 0),
        after == null ? null : dayLink(after, 0),
        crumbs);
  }

  private NamedLink homeLink() {
    return new NamedLink(words.of("home"), "index.html", 0);
  }

  private NamedLink indexLink(Taxonomy.Kind kind) {
    return new NamedLink(
        words.of("index." + name(kind)), Permalinks.folder(kind) + "index.html", 0);
  }

  private List<NamedLink> dateCrumbs() {
    return List.of(homeLink(), new NamedLink(words.of("index.date"), "dates/index.html", 0));
  }

  private NamedLink yearLink(int year) {
    return new NamedLink(words.of("date.year", year), yearPath(year), 0);
  }

  private NamedLink monthLink(YearMonth month, int count) {
    return new NamedLink(words.month(month), monthPath(month), count);
  }

  private NamedLink dayLink(LocalDate day, int count) {
    return new NamedLink(words.day(day), dayPath(day), count);
  }

  private static String yearPath(int year) {
    return "dates/" + year + "/index.html";
  }

  private static String monthPath(YearMonth month) {
    return String.format(
        Locale.ROOT, "dates/%d/%02d/index.html", month.getYear(), month.getMonthValue());
  }

  private static String dayPath(LocalDate day) {
    return String.format(
        Locale.ROOT,
        "dates/%d/%02d/%02d/index.html",
        day.getYear(),
        day.getMonthValue(),
        day.getDayOfMonth());
  }

  private static String folder(String index) {
    return index.substring(0, index.length() - "index.html".length());
  }

  private static String name(Taxonomy.Kind kind) {
    return switch (kind) {
      case SOURCE -> "source";
      case SECTION -> "section";
      case TAG -> "tag";
      case AUTHOR -> "author";
    };
  }

  private Overview overview(SeedCounts counts) {
    List<Overview.SourceFigures> sources = new ArrayList<>();
    for (Taxonomy.Term term : archive.taxonomy(Taxonomy.Kind.SOURCE).terms()) {
      List<Entry> dated = term.entries().stream().filter(e -> e.card().date() != null).toList();
      sources.add(
          new Overview.SourceFigures(
              link(term),
              dated.isEmpty() ? null : day(dated.get(0)),
              dated.isEmpty() ? null : day(dated.get(dated.size() - 1))));
    }
    Map<String, Integer> mirrors = new TreeMap<>();
    Map<String, Integer> languages = new TreeMap<>();
    long characters = 0;
    int pictures = 0;
    int folded = 0;
    int withoutAddress = 0;
    for (Entry entry : archive.entries()) {
      mirrors.merge(entry.card().seed().mirror(), 1, Integer::sum);
      languages.merge(entry.card().language(), 1, Integer::sum);
      characters += entry.card().length();
      pictures += entry.card().pictures();
      folded += entry.copies().size();
      withoutAddress += entry.card().url() == null ? 1 : 0;
    }
    return new Overview(
        archive.entries().size(),
        counts.read(),
        counts.rejected(),
        folded,
        characters,
        pictures,
        undated.size(),
        withoutAddress,
        archive.days().isEmpty() ? null : archive.days().firstKey().toString(),
        archive.days().isEmpty() ? null : archive.days().lastKey().toString(),
        sources,
        counted(mirrors),
        counted(languages),
        years(),
        gaps());
  }

  private static String day(Entry entry) {
    PublicationDate date = entry.card().date();
    return date == null ? "" : date.day().toString();
  }

  private List<NamedLink> years() {
    List<NamedLink> years = new ArrayList<>();
    yearCounts()
        .forEach((year, count) -> years.add(new NamedLink(year.toString(), yearPath(year), count)));
    return years;
  }

  private static List<NamedLink> counted(Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .map(e -> new NamedLink(e.getKey(), null, e.getValue()))
        .toList();
  }

  /** Runs of months without an article: {@code 2019-03 – 2019-05}. */
  private List<String> gaps() {
    List<String> gaps = new ArrayList<>();
    YearMonth before = null;
    for (YearMonth month : months.keySet()) {
      if (before != null && before.plusMonths(1).isBefore(month)) {
        YearMonth from = before.plusMonths(1);
        YearMonth to = month.minusMonths(1);
        gaps.add(from.equals(to) ? from.toString() : from + " – " + to);
      }
      before = month;
    }
    return gaps;
  }
}
