package microfiche.extract;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is left of a file when some of its wraps are off.
 *
 * @param text what is inside
 * @param form how it is written, as far as the last wrap knows
 * @param lead the lead picture's HTML, or null
 * @param layers the wraps that are off, from the outside
 * @param mirror which mirror's frame was the innermost, or null
 */
public record Inner(
    SourceText text,
    Form form,
    @Nullable SourceText lead,
    List<String> layers,
    @Nullable String mirror) {
  public Inner {
    layers = List.copyOf(layers);
  }

  /** How a text is written. */
  public enum Form {
    /** Nobody said: Markdown, plain text, or HTML. */
    TEXT,
    /** HTML of the article alone. */
    ARTICLE,
    /** HTML of a page with everything around the article. */
    PAGE
  }

  /** A whole file. */
  public static Inner file(String text) {
    return new Inner(SourceText.of(text, 0, text.length()), Form.TEXT, null, List.of(), null);
  }

  /** The same without a wrap called {@code layer}. */
  public Inner within(String layer, SourceText inside, Form newForm) {
    return new Inner(inside, newForm, lead, with(layer), mirror);
  }

  /** The same without a mirror's frame. */
  public Inner withinFrame(
      String newMirror, SourceText inside, Form newForm, @Nullable SourceText newLead) {
    return new Inner(inside, newForm, newLead == null ? lead : newLead, with(newMirror), newMirror);
  }

  private List<String> with(String layer) {
    List<String> more = new ArrayList<>(layers);
    more.add(layer);
    return more;
  }
}
