package microfiche.site;

import java.util.List;

/**
 * A page of the site: what a template shows, and where it lies. Templates see the components of
 * records, so what they need is one.
 */
public sealed interface Page
    permits AboutPage,
        ArticlePage,
        CalendarPage,
        HomePage,
        ListPage,
        OnThisDayIndex,
        OnThisDayPage,
        SearchPage,
        ShelvesPage,
        StoriesPage,
        StoryPage,
        TermsPage,
        VersionsPage,
        YearPage {

  /** Relative to the site, with {@code /}. */
  String path();

  /** The template's name without its ending. */
  String template();

  /** What stands in the browser's title bar, without the archive's name; empty on the home page. */
  String title();

  /** The way here from the home page, without the page itself; empty on the home page. */
  List<NamedLink> breadcrumbs();
}
