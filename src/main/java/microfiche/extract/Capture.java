package microfiche.extract;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An article without its mirror's chrome; what an outlet reads.
 *
 * @param mirror which mirror it was: {@code easy2view}
 * @param headline null where the seed states none
 * @param url the original address as the mirror states it, or null
 * @param lead the lead picture's HTML, or null
 * @param body the HTML of the article
 * @param wholePage whether {@code body} is a page with everything around the article
 * @param mirroredAt the mirror's time stamp, or null
 * @param stated what the file states about the article outside its text
 */
public record Capture(
    String mirror,
    @Nullable String headline,
    @Nullable String url,
    @Nullable SourceText lead,
    SourceText body,
    boolean wholePage,
    @Nullable Instant mirroredAt,
    Stated stated) {

  /**
   * Facts from front matter or page metadata; lists are empty and texts null where nothing is said.
   *
   * @param published as it stands there
   * @param modified as it stands there
   * @param siteName the publisher's name
   */
  public record Stated(
      List<String> authors,
      List<String> editors,
      List<String> translators,
      @Nullable String published,
      @Nullable String modified,
      List<String> keywords,
      List<String> sections,
      @Nullable String language,
      @Nullable String siteName,
      @Nullable String alternativeHeadline) {

    public static final Stated NOTHING =
        new Stated(
            List.of(), List.of(), List.of(), null, null, List.of(), List.of(), null, null, null);

    public Stated {
      authors = List.copyOf(authors);
      editors = List.copyOf(editors);
      translators = List.copyOf(translators);
      keywords = List.copyOf(keywords);
      sections = List.copyOf(sections);
    }
  }
}
