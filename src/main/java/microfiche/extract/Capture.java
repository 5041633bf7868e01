package microfiche.extract;

/**
 * An article without what was wrapped around it; what an outlet reads.
 *
 * @param inner what is left when every wrap is off, and which they were
 * @param body the HTML of the article, or of a page with everything around it
 * @param statements what the wraps state of it
 */
public record Capture(Inner inner, SourceText body, Statements statements) {
  /** What the record calls the mirror: {@code any} where none of those known had a frame around. */
  public String mirror() {
    String mirror = inner.mirror();
    return mirror == null ? "any" : mirror;
  }

  /** Whether {@code body} is a page with everything around the article. */
  public boolean isWholePage() {
    return inner.form() == Inner.Form.PAGE;
  }
}
