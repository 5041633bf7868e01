package microfiche.bench;

import java.time.LocalDate;
import java.util.List;

/**
 * A file of the corpus as a form to fill in.
 *
 * @param folder below the corpus, with a slash at the end
 * @param name of the file, as pieces
 * @param id the article's name in its address
 * @param day of the article, from its address where that tells
 * @param tags how many different ones it links to
 * @param roomy whether a picture stands in the file itself, so that it can be made very large
 */
record Shape(
    String folder,
    List<Piece> name,
    Outlet outlet,
    String id,
    LocalDate day,
    List<Piece> headline,
    List<Piece> text,
    int tags,
    boolean roomy) {
  Shape {
    name = List.copyOf(name);
    headline = List.copyOf(headline);
    text = List.copyOf(text);
  }
}
