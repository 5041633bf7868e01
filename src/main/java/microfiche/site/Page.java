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

  /** The entrance. */
  record Home(
      String title,
      List<Item> latest,
      List<NamedLink> sources,
      List<NamedLink> sections,
      List<NamedLink> tags,
      List<NamedLink> years,
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
      print.items(latest).links(sources).links(sections).links(tags).links(years).links(stories);
      print.number(articles).text(firstDay).text(lastDay);
    }
  }

  /**
   * One article. Its text is fetched from the store when it is rendered.
   *
   * @param tags each with the page of the tag, if it has one
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
      List<NamedLink> breadcrumbs)
      implements Page {
    @Override
    public String template() {
      return "list";
    }

    @Override
    public void describe(Fingerprint print) {
      print.text(kind).items(items).number(total).text(newer).text(older).links(pages);
      print.link(before).link(after);
    }
  }

  /**
   * The names of a taxonomy.
   *
   * @param kind source, section, tag, author
   * @param terms with pages of their own
   * @param single names that stand for one article, which they lead to
   */
  record TermsPage(
      String path,
      String kind,
      String title,
      List<NamedLink> terms,
      List<NamedLink> single,
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
      print.text(kind).links(terms).links(single).number(total).text(newer).text(older);
      print.links(pages);
    }
  }

  /** Years with their months, or one year's months with their days. */
  record CalendarPage(
      String path,
      String title,
      List<Period> periods,
      @Nullable NamedLink undated,
      @Nullable NamedLink before,
      @Nullable NamedLink after,
      List<NamedLink> breadcrumbs)
      implements Page {
    @Override
    public String template() {
      return "calendar";
    }

    @Override
    public void describe(Fingerprint print) {
      print.list(
          periods,
          period ->
              print
                  .text(period.name())
                  .text(period.path())
                  .number(period.count())
                  .links(period.parts()));
      print.link(undated).link(before).link(after);
    }
  }

  /** A year or month with what is below it. */
  record Period(String name, @Nullable String path, int count, List<NamedLink> parts) {}

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
}
