package microfiche.render;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import microfiche.article.Inline;
import org.jspecify.annotations.Nullable;

/** The HTML of the running text of one page; see {@link BodyHtml}. */
final class InlineHtml implements Inline.Visitor<StringBuilder> {
  private final String root;
  private final Function<String, @Nullable String> pages;
  private final StringBuilder out;
  private final Set<String> places = new HashSet<>();

  /**
   * A writer for one page.
   *
   * @param root the way from the page to the site's folder: {@code ../../}
   * @param pages the page in the archive for an address, or null
   * @param out gets the HTML
   */
  InlineHtml(String root, Function<String, @Nullable String> pages, StringBuilder out) {
    this.root = root;
    this.pages = pages;
    this.out = out;
  }

  /** Says that the page has a place of that name, to which links may lead. */
  void hasPlace(String name) {
    places.add(name);
  }

  /** The id in the page of a place. */
  static String id(String place) {
    return "a-" + place.replaceAll("[\\s\"'<>&]+", "-");
  }

  StringBuilder write(List<Inline> inlines) {
    inlines.forEach(inline -> inline.accept(this));
    return out;
  }

  @Override
  public StringBuilder text(Inline.Text text) {
    Escaped.append(text.text(), out);
    return out;
  }

  @Override
  public StringBuilder lineBreak(Inline.LineBreak lineBreak) {
    return out.append("<br>");
  }

  @Override
  public StringBuilder styled(Inline.Styled styled) {
    String element = styled.style().element();
    out.append('<').append(element).append('>');
    write(styled.content());
    return out.append("</").append(element).append('>');
  }

  @Override
  public StringBuilder ruby(Inline.Ruby ruby) {
    out.append("<ruby>");
    write(ruby.base());
    out.append("<rp>（</rp><rt>");
    Escaped.append(ruby.reading(), out);
    return out.append("</rt><rp>）</rp></ruby>");
  }

  @Override
  public StringBuilder link(Inline.Link link) {
    String href = link.href();
    if (href.startsWith("#")) {
      String place = href.substring(1);
      return anchor(places.contains(place) ? "#" + id(place) : null, "", link);
    }
    String page = pages.apply(href);
    if (page == null) {
      return anchor(href, " class=\"external\" rel=\"noreferrer noopener\"", link);
    }
    return anchor(page.isEmpty() ? null : root + page, "", link);
  }

  /** A link without a destination keeps its words. */
  private StringBuilder anchor(@Nullable String href, String attributes, Inline.Link link) {
    if (href == null) {
      return write(link.content());
    }
    out.append("<a href=\"");
    Escaped.append(href, out);
    out.append('"').append(attributes).append('>');
    write(link.content());
    return out.append("</a>");
  }
}
