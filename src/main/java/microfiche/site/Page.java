package microfiche.site;

import java.util.List;
import microfiche.archive.Entry;
import org.jspecify.annotations.Nullable;

/**
 * A page of the site: what a template shows, and where it lies. Templates see the components of
 * records, so what they need is one.
 */
public sealed interface Page {
  /** Relative to the site, with {@code /}. */
  String path();

  /** The template's name without its ending. */
  String template();

  /** What stands in the browser's title bar, without the archive's name; empty on the home page. */
  String title();

  /** The way here from the home page, without the page itself; empty on the home page. */
  List<NamedLink> breadcrumbs();

  /**
   * Tells {@code print} all that the page shows besides path, title and breadcrumbs. What is
   * forgotten here stays as it was when it changes; a test holds every component to it.
   */
  void describe(Fingerprint print);

  /**
   * The entrance, laid out as a newspaper's front page.
   *
   * @param leads the leading articles, the first of them first
   * @param days the latest days with what is new besides
   * @param strands the largest sections, each with its latest articles
   * @param sections those that are no strands
   * @param onThisDay the days of the year, or null when nothing has a date
   * @param monthDays days of the year that have a page, such as {@code 07-03}: a script compares
   *     them with the reader's today
   * @param stories the latest events that several articles report
   */
  record Home(
      String title,
      List<Item> leads,
      List<Day> days,
      List<Day> strands,
      List<NamedLink> sources,
      List<NamedLink> sections,
      List<NamedLink> tags,
      List<NamedLink> people,
      List<NamedLink> years,
      @Nullable NamedLink onThisDay,
      List<String> monthDays,
      List<NamedLink> stories,
      int articles,
      @Nullable String firstDay,
      @Nullable String lastDay,
      List<NamedLink> breadcrumbs)
      implements Page {
    @Override
    public String path() {
      return "index.html";
    }

    @Override
    public String template() {
      return "home";
    }

    @Override
    public void describe(Fingerprint print) {
      print.items(leads).list(days, day -> day.describe(print));
      print.list(strands, strand -> strand.describe(print));
      print.links(sources).links(sections).links(tags).links(people).links(years).link(onThisDay);
      print.links(stories);
      print.list(monthDays, print::text).number(articles).text(firstDay).text(lastDay);
    }
  }

  /** Articles under a heading that leads to all of them. */
  record Day(NamedLink of, List<Item> items) {
    void describe(Fingerprint print) {
      print.link(of).items(items);
    }
  }

  /**
   * One article. Its text is fetched from the store when it is rendered.
   *
   * @param tags each with the page of the tag, if it has one
   * @param onThisDay the same day in all years, or null
   * @param neighbours the articles before and after it in its source, its first section and its day
   * @param versions the page that compares the copies whose words differ, or null
   * @param story the page of the event it reports, with the number of all reports, or null
   * @param reports others of that event, oldest first: all, or those nearest in time
   * @param akin articles about the same things, the most akin first
   * @param linked a digest of where its links lead
   * @param pictures a digest of which of its pictures the site has
   */
  record ArticlePage(
      String path,
      String title,
      Entry entry,
      @Nullable NamedLink source,
      List<NamedLink> sections,
      List<NamedLink> tags,
      List<NamedLink> authors,
      @Nullable NamedLink day,
      @Nullable NamedLink onThisDay,
      List<Neighbours> neighbours,
      @Nullable NamedLink versions,
      @Nullable NamedLink story,
      List<Item> reports,
      List<Akin> akin,
      long linked,
      long pictures,
      List<NamedLink> breadcrumbs)
      implements Page {
    @Override
    public String template() {
      return "article";
    }

    @Override
    public void describe(Fingerprint print) {
      print.entry(entry).link(source).links(sections).links(tags).links(authors).link(day);
      print.link(onThisDay);
      print.list(neighbours, row -> print.link(row.of()).link(row.previous()).link(row.next()));
      print.link(versions).link(story).items(reports).number(linked).number(pictures);
      print.list(akin, kin -> print.items(List.of(kin.item())).list(kin.tags(), print::text));
    }
  }

  /**
   * An article akin to the one shown.
   *
   * @param tags that both have
   */
  record Akin(Item item, List<String> tags) {}

  /**
   * The articles beside one in a row of articles in order of time.
   *
   * @param of the list they stand in
   * @param previous the older one, or null
   * @param next the newer one, or null
   */
  record Neighbours(NamedLink of, @Nullable NamedLink previous, @Nullable NamedLink next) {}

  /**
   * The copies of one article whose words differ from those that are published. The differences are
   * found when it is rendered.
   */
  record VersionsPage(
      String path, String title, Entry entry, NamedLink article, List<NamedLink> breadcrumbs)
      implements Page {
    @Override
    public String template() {
      return "versions";
    }

    @Override
    public void describe(Fingerprint print) {
      print.entry(entry).link(article);
    }
  }

  /**
   * One event: its reports side by side.
   *
   * @param reports oldest first
   * @param tags that several of them have, with the number of these
   */
  record StoryPage(
      String path,
      String title,
      List<Report> reports,
      List<NamedLink> tags,
      List<NamedLink> breadcrumbs)
      implements Page {
    @Override
    public String template() {
      return "story";
    }

    @Override
    public void describe(Fingerprint print) {
      print.list(reports, report -> report.describe(print)).links(tags);
    }
  }

  /**
   * One of several reports of an event.
   *
   * @param time of the day, like 03:19, or null
   * @param length of its text, in characters
   * @param pictures how many it has
   */
  record Report(Item item, @Nullable String time, int length, int pictures) {
    /** Tells all that follows not from the article alone. */
    void describe(Fingerprint print) {
      print.items(List.of(item)).text(time).number(length).number(pictures);
    }
  }

  /**
   * All events with several reports, newest first.
   *
   * @param total events on all pages; stated on the newest page, 0 on the others
   */
  record StoriesPage(
      String path,
      String title,
      List<StoryLink> stories,
      int total,
      @Nullable String newer,
      @Nullable String older,
      List<NamedLink> pages,
      List<NamedLink> breadcrumbs)
      implements Page {
    @Override
    public String template() {
      return "stories";
    }

    @Override
    public void describe(Fingerprint print) {
      print.list(stories, story -> story.describe(print));
      print.number(total).text(newer).text(older).links(pages);
    }
  }

  /**
   * An event in a list.
   *
   * @param day ISO date of its first report
   * @param reports how many there are
   * @param sources who reports it, in order of time, each once
   * @param language of its first report
   */
  record StoryLink(
      String path,
      String headline,
      @Nullable String day,
      int reports,
      List<String> sources,
      String language) {
    void describe(Fingerprint print) {
      print.text(path).text(headline).text(day).number(reports).text(language);
      print.list(sources, print::text);
    }
  }

  /**
   * Articles of one term or one span of time, newest first.
   *
   * @param kind what it is a list of: source, section, tag, author, day, month, archive
   * @param total articles on all pages of the list; stated on the newest page, 0 on the others
   * @param newer the page with newer articles, or null
   * @param older the page with older articles, or null
   * @param pages the way to the other pages, newest first; the newest has an empty name
   * @param month the days of a month, on the newest page of its list; else null
   * @param onThisDay for a day: the same day in all years; else null
   */
  record ListPage(
      String path,
      String kind,
      String title,
      List<Item> items,
      int total,
      @Nullable String newer,
      @Nullable String older,
      List<NamedLink> pages,
      @Nullable NamedLink before,
      @Nullable NamedLink after,
      @Nullable Month month,
      @Nullable NamedLink onThisDay,
      List<NamedLink> breadcrumbs)
      implements Page {
    @Override
    public String template() {
      return "list";
    }

    @Override
    public void describe(Fingerprint print) {
      print.text(kind).items(items).number(total).text(newer).text(older).links(pages);
      print.link(before).link(after).link(onThisDay);
      if (month != null) {
        month.describe(print);
      }
    }
  }

  /**
   * The names of a taxonomy in the order they are looked up in.
   *
   * @param kind tag or author
   * @param letter the letter all names of the page stand under; empty on the first page
   * @param top the most frequent names
   * @param letters where the names of each letter begin, with how many there are; the page's own
   *     has no path
   * @param groups the names of the page; one that stands for a single article leads to it
   * @param total names on all pages of the letter, or of the index
   */
  record TermsPage(
      String path,
      String kind,
      String title,
      String letter,
      List<NamedLink> top,
      List<NamedLink> letters,
      List<Group> groups,
      int total,
      @Nullable String newer,
      @Nullable String older,
      List<NamedLink> pages,
      List<NamedLink> breadcrumbs)
      implements Page {
    @Override
    public String template() {
      return "terms";
    }

    @Override
    public void describe(Fingerprint print) {
      print.text(kind).text(letter).links(top).links(letters).number(total);
      print.list(groups, group -> print.text(group.name()).text(group.id()).links(group.names()));
      print.text(newer).text(older).links(pages);
    }
  }

  /**
   * Names under one letter.
   *
   * @param id what links jump to
   */
  record Group(String name, String id, List<NamedLink> names) {}

  /**
   * The sources or sections, those of many articles first.
   *
   * @param kind source or section
   * @param total on all pages
   */
  record ShelvesPage(
      String path,
      String kind,
      String title,
      List<Shelf> shelves,
      int total,
      @Nullable String newer,
      @Nullable String older,
      List<NamedLink> pages,
      List<NamedLink> breadcrumbs)
      implements Page {
    @Override
    public String template() {
      return "shelves";
    }

    @Override
    public void describe(Fingerprint print) {
      print.text(kind).number(total).text(newer).text(older).links(pages);
      print.list(
          shelves,
          shelf ->
              print
                  .link(shelf.of())
                  .text(shelf.firstDay())
                  .text(shelf.lastDay())
                  .link(shelf.latest()));
    }
  }

  /** A source or section, its first and last day (ISO dates, or null), and its latest article. */
  record Shelf(
      NamedLink of, @Nullable String firstDay, @Nullable String lastDay, NamedLink latest) {}

  /**
   * A day or month in a calendar.
   *
   * @param name its number; empty where the calendar has no day
   * @param path of its list, or null
   * @param step how dense it is, 1 to 5; 0 without articles
   */
  record Cell(String name, @Nullable String path, int count, int step) {}

  /** A row of a calendar: a week (without a name), or a year with its months. */
  record Row(NamedLink of, List<Cell> cells) {
    void describe(Fingerprint print) {
      print.link(of);
      print.list(
          cells,
          cell ->
              print.text(cell.name()).text(cell.path()).number(cell.count()).number(cell.step()));
    }
  }

  /** A month with its weeks from Monday to Sunday. */
  record Month(String name, @Nullable String path, int count, List<Row> weeks) {
    void describe(Fingerprint print) {
      print.text(name).text(path).number(count).list(weeks, week -> week.describe(print));
    }
  }

  /** What a shade in a calendar stands for: {@code 5–9} articles. */
  record Step(int step, String range) {}

  /** All years with their months, newest first. */
  record CalendarPage(
      String path,
      String title,
      List<Row> years,
      List<Step> steps,
      @Nullable NamedLink undated,
      @Nullable NamedLink onThisDay,
      List<NamedLink> breadcrumbs)
      implements Page {
    @Override
    public String template() {
      return "calendar";
    }

    @Override
    public void describe(Fingerprint print) {
      print.list(years, year -> year.describe(print)).link(undated).link(onThisDay);
      print.list(steps, step -> print.number(step.step()).text(step.range()));
    }
  }

  /** The twelve months of a year. */
  record YearPage(
      String path,
      String title,
      int total,
      List<Month> months,
      List<Step> steps,
      @Nullable NamedLink before,
      @Nullable NamedLink after,
      List<NamedLink> breadcrumbs)
      implements Page {
    @Override
    public String template() {
      return "year";
    }

    @Override
    public void describe(Fingerprint print) {
      print.number(total).list(months, month -> month.describe(print)).link(before).link(after);
      print.list(steps, step -> print.number(step.step()).text(step.range()));
    }
  }

  /** The days of the year, of all years together. */
  record OnThisDayIndex(
      String path, String title, List<Row> months, List<Step> steps, List<NamedLink> breadcrumbs)
      implements Page {
    @Override
    public String template() {
      return "days";
    }

    @Override
    public void describe(Fingerprint print) {
      print.list(months, month -> month.describe(print));
      print.list(steps, step -> print.number(step.step()).text(step.range()));
    }
  }

  /**
   * One day of the year in all years, newest first.
   *
   * @param total articles of the day in all years; of some years only a part is shown
   */
  record OnThisDayPage(
      String path,
      String title,
      List<Day> years,
      int total,
      NamedLink before,
      NamedLink after,
      List<NamedLink> breadcrumbs)
      implements Page {
    @Override
    public String template() {
      return "day";
    }

    @Override
    public void describe(Fingerprint print) {
      print.list(years, year -> year.describe(print)).number(total).link(before).link(after);
    }
  }

  /** What is in the archive, and what is not. */
  record AboutPage(String title, Overview overview, List<NamedLink> breadcrumbs) implements Page {
    @Override
    public String path() {
      return "about.html";
    }

    @Override
    public String template() {
      return "about";
    }

    @Override
    public void describe(Fingerprint print) {
      overview.describe(print);
    }
  }

  /**
   * Where a reader searches. What is found is put there by a script.
   *
   * @param depth how much of each article is searched: full, lede, headline
   */
  record SearchPage(String title, String depth, List<NamedLink> breadcrumbs) implements Page {
    @Override
    public String path() {
      return "search.html";
    }

    @Override
    public String template() {
      return "search";
    }

    @Override
    public void describe(Fingerprint print) {
      print.text(depth);
    }
  }
}
