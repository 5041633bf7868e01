package microfiche.export;

import java.util.List;
import microfiche.article.Article;
import microfiche.article.Provenance;

/** The record of an article as JSON-LD for a data block in its page. */
public final class JsonLd {
  private JsonLd() {}

  /** JSON that may stand inside {@code <script>}: no {@code <}, {@code >}, {@code &} in it. */
  public static String of(Article article, List<Provenance> copies) {
    String json = RecordJson.of(article, copies, true);
    StringBuilder out = new StringBuilder(json.length() + 64);
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      switch (c) {
        case '<' -> out.append("\\u003c");
        case '>' -> out.append("\\u003e");
        case '&' -> out.append("\\u0026");
        case '\u2028' -> out.append("\\u2028");
        case '\u2029' -> out.append("\\u2029");
        default -> out.append(c);
      }
    }
    return out.toString();
  }
}
