package microfiche.export;

import java.util.HexFormat;
import java.util.List;
import microfiche.article.Article;
import microfiche.article.Provenance;

/** The record of an article as JSON-LD for a data block in its page. */
public final class JsonLd {
  private static final HexFormat HEX = HexFormat.of();

  private JsonLd() {}

  /** JSON that may stand inside {@code <script>}: no {@code <}, {@code >}, {@code &} in it. */
  public static String of(Article article, List<Provenance> copies) {
    String json = RecordJson.linkedData(article, copies);
    StringBuilder out = new StringBuilder(json.length() + 64);
    int written = 0;
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (c == '<' || c == '>' || c == '&' || c == '\u2028' || c == '\u2029') {
        out.append(json, written, i).append("\\u").append(HEX.toHexDigits(c));
        written = i + 1;
      }
    }
    out.append(json, written, json.length());
    return out.toString();
  }
}
