package microfiche.extract.html;

import microfiche.address.Addresses;
import microfiche.article.Block;
import microfiche.article.ImageObject;
import microfiche.extract.Fate;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jspecify.annotations.Nullable;

/** Reads pictures, with what is said about them, and films. */
final class FigureReader {
  private final BlockReader reader;
  private final HtmlSource source;
  private final @Nullable String base;
  private final Pictures pictures;

  FigureReader(BlockReader reader, HtmlSource source, @Nullable String base, Pictures pictures) {
    this.reader = reader;
    this.source = source;
    this.base = base;
    this.pictures = pictures;
  }

  /** Reads a picture in the text. */
  void picture(Element img, Surroundings around) {
    String emoji = Pictures.emoji(img);
    if (emoji != null) {
      around.sink().line().append(emoji, around.wrap());
      return;
    }
    ImageObject image = pictures.image(img, null, null);
    if (image != null) {
      reader.end(img, around);
      around.sink().add(new Block.Figure(image), img);
    }
  }

  /** Reads what {@code element} was found to be. */
  void figure(Pictures.Found figure, Element element, Surroundings around) {
    reader.end(element, around);
    for (Node caption : figure.captionTexts()) {
      source.take(caption, Fate.field("image.caption"));
    }
    for (ImageObject image : figure.images()) {
      around.sink().add(new Block.Figure(image), element);
    }
    if (figure.embed() != null) {
      embed(figure.embed(), figure.title(), around);
    }
  }

  /**
   * Reads a film, sound or widget.
   *
   * @param caption what is said about it, or null
   */
  void embed(Element element, @Nullable String caption, Surroundings around) {
    reader.end(element, around);
    String src = element.attr("src");
    if (src.isEmpty()) {
      Element inner = element.selectFirst("source[src], embed[src]");
      src = inner == null ? element.attr("data") : inner.attr("src");
    }
    String title = caption != null ? caption : element.attr("title");
    String url = Addresses.resolve(base, src);
    // What is inside is shown only by programs that cannot play it.
    source.take(element, Fate.chrome("embed-fallback"));
    if (url != null || !title.isBlank()) {
      String told = title.isBlank() ? null : CjkText.collapse(title);
      around.sink().add(new Block.Embed(url, told), element);
    }
  }
}
