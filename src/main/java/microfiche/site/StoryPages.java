package microfiche.site;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import microfiche.archive.ArchiveEntry;
import microfiche.archive.Story;
import microfiche.archive.Taxonomy;
import microfiche.article.PublicationDate;
import microfiche.hash.Stamps;
import org.jspecify.annotations.Nullable;

/** Plans a page for every event with several reports, and the index of these. */
final class StoryPages {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private final Contents contents;
  private final List<Story> stories;
  private final Paging paging;

  StoryPages(Contents contents, int pageSize) {
    this.contents = contents;
    this.stories = contents.archive().coverage().stories().all();
    this.paging = new Paging(Permalinks.STORIES, pageSize, stories.size());
  }

  void addTo(List<PlannedPage> pages) {
    for (Story story : stories) {
      pages.add(
          new PlannedPage(
              contents.permalinks().of(story), "story", () -> stamp(story), () -> page(story)));
    }
    for (int i = 0; i < paging.count() && !stories.isEmpty(); i++) {
      int number = i;
      pages.add(
          new PlannedPage(paging.path(i), "stories", () -> stamp(number), () -> index(number)));
    }
  }

  /** The newest stories, newest first. */
  List<NamedLink> latest(int most) {
    List<NamedLink> latest = new ArrayList<>();
    for (int i = stories.size() - 1; i >= 0 && latest.size() < most; i--) {
      Story story = stories.get(i);
      latest.add(
          new NamedLink(
              contents.headline(story.first()),
              contents.permalinks().of(story),
              story.reports().size()));
    }
    return latest;
  }

  /** Of all that {@link #page} draws from. */
  private long stamp(Story story) {
    long stamp = contents.stamp(story.reports());
    for (ArchiveEntry report : story.reports()) {
      List<String> tags = Taxonomy.first(report.card().keywords());
      stamp = Stamps.mix(stamp, contents.stamp(Taxonomy.Kind.TAG, tags));
    }
    return stamp;
  }

  /** Of all that {@link #index} draws from. */
  private long stamp(int number) {
    boolean newest = number + 1 == paging.count();
    long stamp = Stamps.mix(paging.stamp(number), newest ? stories.size() : 0);
    for (Story story : paging.part(stories, number)) {
      stamp = Stamps.mix(stamp, contents.stamp(story.reports()));
    }
    return stamp;
  }

  private Page page(Story story) {
    return new StoryPage(
        contents.permalinks().of(story),
        contents.headline(story.first()),
        story.reports().stream().map(this::report).toList(),
        tags(story),
        List.of(contents.homeLink(), contents.storiesLink()));
  }

  private StoryPage.Report report(ArchiveEntry entry) {
    PublicationDate date = entry.card().date();
    return new StoryPage.Report(
        contents.listed(entry),
        date == null || date.time() == null ? null : TIME.format(date.time()),
        entry.card().length(),
        entry.card().pictures().size());
  }

  /** The tags that several reports have: what most have first, then as the reports name them. */
  private List<NamedLink> tags(Story story) {
    Map<String, Integer> reports = new LinkedHashMap<>();
    Map<String, String> names = new HashMap<>();
    for (ArchiveEntry entry : story.reports()) {
      Taxonomy.first(entry.card().keywords()).stream()
          .map(name -> contents.archive().taxonomy(Taxonomy.Kind.TAG).term(name))
          .filter(Objects::nonNull)
          .distinct()
          .forEach(
              term -> {
                reports.merge(term.key(), 1, Integer::sum);
                names.put(term.key(), term.name());
              });
    }
    return reports.entrySet().stream()
        .filter(tag -> tag.getValue() > 1)
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(Taxonomy.MOST)
        .map(
            tag -> {
              String name = Objects.requireNonNull(names.get(tag.getKey()));
              NamedLink link = contents.links(Taxonomy.Kind.TAG, List.of(name)).get(0);
              return new NamedLink(Brief.name(name), link.path(), tag.getValue());
            })
        .toList();
  }

  private Page index(int number) {
    List<StoriesPage.StoryLink> newestFirst = new ArrayList<>();
    paging.part(stories, number).forEach(story -> newestFirst.add(0, link(story)));
    return new StoriesPage(
        paging.path(number),
        contents.words().of("stories"),
        paging.name(number, contents.words()),
        newestFirst,
        number + 1 == paging.count() ? stories.size() : 0,
        paging.newer(number),
        paging.older(number),
        paging.links(number),
        List.of(contents.homeLink()));
  }

  private StoriesPage.StoryLink link(Story story) {
    return new StoriesPage.StoryLink(
        contents.permalinks().of(story),
        contents.headline(story.first()),
        day(story.first()),
        story.reports().size(),
        story.reports().stream()
            .map(report -> report.card().publisher())
            .filter(Objects::nonNull)
            .map(publisher -> Brief.name(publisher.name()))
            .distinct()
            .toList(),
        story.first().card().language());
  }

  private static @Nullable String day(ArchiveEntry entry) {
    PublicationDate date = entry.card().date();
    return date == null ? null : date.day().toString();
  }
}
