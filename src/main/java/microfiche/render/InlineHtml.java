package microfiche.render;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import microfiche.article.Block;
import microfiche.article.BodyWalk;
import microfiche.article.Inline;
import org.jspecify.annotations.Nullable;

/** The HTML of the running text of one page; see {@link BodyHtml}. */
final class InlineHtml implements Inline.Visitor<StringBuilder> {
  /** What not every reader of a page takes in an address as it stands. */
  private static final Pattern NOT_PLAIN = Pattern.compile("[^\\p{L}\\p{N}_.:-]+");

  private final String root;
  private final Function<Inline.Link, @Nullable String> pages;
  private final StringBuilder out;

  /** Place of the article → its id in the page. */
  private final Map<String, String> ids = new HashMap<>();

  private final Set<String> written = new HashSet<>();

  /**
   * A writer for one page.
   *
   * @param root the way from the page to the site's folder: {@code ../../}
   * @param pages the page in the archive that a link leads to, or null
   * @param out gets the HTML
   */
  InlineHtml(String root, Function<Inline.Link, @Nullable String> pages, StringBuilder out) {
    this.root = root;
    this.pages = pages;
    this.out = out;
  }

  /** Finds the places in {@code blocks} that links in them lead to; only those get an id. */
  void prepare(List<Block> blocks) {
    Set<String> wanted = new HashSet<>();
    Set<String> there = new LinkedHashSet<>();
    new BodyWalk() {
      @Override
      public Boolean link(Inline.Link link) {
        String href = link.href();
        if (href != null && href.startsWith("#")) {
          wanted.add(href.substring(1));
        }
        return super.link(link);
      }

      @Override
      public Boolean place(Inline.Place place) {
        there.add(place.name());
        return true;
      }
    }.blocks(blocks);
    there.retainAll(wanted);
    Map<String, Integer> alike = new HashMap<>();
    for (String name : there) {
      String plain = "a-" + NOT_PLAIN.matcher(name).replaceAll("-");
      int number = alike.merge(plain, 1, Integer::sum);
      ids.put(name, number == 1 ? plain : plain + "~" + number);
    }
  }

  /** The id of the place that {@code text} opens with, for the element it stands in; or null. */
  @Nullable String openingId(List<Inline> text) {
    String id =
        !text.isEmpty() && text.get(0) instanceof Inline.Place place ? ids.get(place.name()) : null;
    return id != null && written.add(id) ? id : null;
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
  public StringBuilder place(Inline.Place place) {
    String id = ids.get(place.name());
    return id != null && written.add(id)
        ? out.append("<span id=\"").append(id).append("\"></span>")
        : out;
  }

  @Override
  public StringBuilder link(Inline.Link link) {
    String href = link.href();
    if (href != null && href.startsWith("#")) {
      String id = ids.get(href.substring(1));
      return anchor(id == null ? null : "#" + id, "", link);
    }
    String page = pages.apply(link);
    if (page == null) {
      return anchor(href, " rel=\"noreferrer\"", link);
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
