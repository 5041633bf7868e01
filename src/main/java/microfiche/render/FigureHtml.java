package microfiche.render;

import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import microfiche.article.ImageObject;
import microfiche.media.Picture;
import org.jspecify.annotations.Nullable;

/** The HTML of the pictures of one page, in their order. */
final class FigureHtml {
  /** A picture wider or higher than this is shown smaller than it is, and leads to itself. */
  private static final int SHOWN_WHOLE = 720;

  /** {@code DSC_0412.JPG}, and names of at least six digits without a space. */
  private static final Pattern FILE_NAME =
      Pattern.compile(
          "[^\\s/]*\\.(?i:jpe?g|png|gif|webp|bmp|svg|tiff?)(?:/image)?|(?=(?:\\D*\\d){6})[\\w%.()-]+");

  private final String root;
  private final Function<String, @Nullable Picture> pictures;
  private final Map<String, String> words;
  private final Languages languages;
  private boolean first = true;

  /**
   * A writer for one page.
   *
   * @param root the way from the page to the site's folder: {@code ../../}
   * @param pictures the picture of an address, or null when the site does not have it
   */
  FigureHtml(
      String root,
      Function<String, @Nullable Picture> pictures,
      Map<String, String> words,
      Languages languages) {
    this.root = root;
    this.pictures = pictures;
    this.words = words;
    this.languages = languages;
  }

  /** Whether the site does not have a picture. */
  boolean isMissing(ImageObject image) {
    return pictures.apply(image.contentUrl()) == null;
  }

  /** Writes a picture with its words. */
  void write(ImageObject image, StringBuilder out) {
    Picture picture = pictures.apply(image.contentUrl());
    if (picture == null) {
      out.append("<figure class=\"picture\">\n");
      missing(image, out);
    } else {
      out.append("<figure class=\"picture shown\">\n");
      shown(image, picture, out);
    }
    caption(image, out);
    out.append("</figure>\n");
    first = false;
  }

  private void shown(ImageObject image, Picture picture, StringBuilder out) {
    boolean large = picture.width() > SHOWN_WHOLE || picture.height() > SHOWN_WHOLE;
    if (large) {
      out.append("<a href=\"").append(root).append(picture.path()).append("\">");
    }
    out.append("<img src=\"").append(root).append(picture.path());
    out.append("\" width=\"").append(picture.width());
    out.append("\" height=\"").append(picture.height());
    out.append("\" alt=\"");
    Escaped.append(alternative(image), out);
    // The first is there when its page is; the others need not hold up anything.
    out.append(first ? "\">" : "\" loading=\"lazy\" decoding=\"async\">");
    out.append(large ? "</a>\n" : "\n");
  }

  private String alternative(ImageObject image) {
    String alternate = words(image.alternateName());
    if (alternate != null) {
      return alternate;
    }
    return image.caption() != null ? image.caption() : word("picture");
  }

  /** A text that says something of the picture, or null: many only repeat the name of its file. */
  private static @Nullable String words(@Nullable String text) {
    return text == null || FILE_NAME.matcher(text.strip()).matches() ? null : text;
  }

  /** A picture that is not in the archive: what is known of it, and where it was. */
  private void missing(ImageObject image, StringBuilder out) {
    out.append("<div class=\"missing\"><span").append(languages.ofWords()).append('>');
    Escaped.append(word("picture.missing"), out);
    out.append("</span>");
    String alternate = words(image.alternateName());
    if (alternate != null) {
      out.append(" <span>");
      Escaped.append(alternate, out);
      out.append("</span>");
    }
    if (image.contentUrl().startsWith("http")) {
      out.append(" <a rel=\"noreferrer\" href=\"");
      Escaped.append(image.contentUrl(), out);
      out.append('"').append(languages.ofWords()).append('>');
      Escaped.append(word("picture.original"), out);
      out.append("</a>");
    }
    out.append("</div>\n");
  }

  /** The credit stands apart from what the picture shows, also where the caption holds it. */
  private void caption(ImageObject image, StringBuilder out) {
    String caption = image.caption() == null ? "" : image.caption();
    String credit = image.creditText() == null ? "" : image.creditText();
    if (caption.isEmpty() && credit.isEmpty()) {
      return;
    }
    int at = credit.isEmpty() ? caption.length() : caption.lastIndexOf(credit);
    out.append("<figcaption").append(languages.of(caption)).append('>');
    if (at < 0) {
      Escaped.append(caption, out);
      credit(" ", credit, "", out);
    } else {
      int start = at > 0 && OPENING.indexOf(caption.charAt(at - 1)) >= 0 ? at - 1 : at;
      int end = at + credit.length();
      end = start < at && end < caption.length() ? end + 1 : end;
      Escaped.append(caption.substring(0, start), out);
      credit("", caption.substring(start, end), caption.substring(end), out);
    }
    out.append("</figcaption>\n");
  }

  private static final String OPENING = "(（[［【";

  private static void credit(String before, String credit, String after, StringBuilder out) {
    if (!credit.isEmpty()) {
      out.append(before).append("<span class=\"credit\">");
      Escaped.append(credit, out);
      out.append("</span>");
    }
    Escaped.append(after, out);
  }

  private String word(String key) {
    return words.getOrDefault(key, key);
  }
}
