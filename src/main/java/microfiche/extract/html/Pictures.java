package microfiche.extract.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import microfiche.address.Addresses;
import microfiche.address.DataUri;
import microfiche.article.Block;
import microfiche.article.ImageObject;
import microfiche.article.PlainText;
import microfiche.extract.Fate;
import microfiche.extract.Vocabulary;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Evaluator;
import org.jsoup.select.NodeVisitor;
import org.jsoup.select.QueryParser;
import org.jspecify.annotations.Nullable;

/** Recognizes pictures, and which words beside them are their caption and credit. */
public final class Pictures {
  /** A caption in the picture's own paragraph is short; above this it is the article going on. */
  private static final int LONGEST_CAPTION = 400;

  private static final Pattern PICTURE_FILE =
      Pattern.compile(
          "\\.(?:jpe?g|png|gif|webp|avif|bmp|svg)(?:$|[?#/])", Pattern.CASE_INSENSITIVE);

  /** A path such as {@code images/1.png}. */
  private static final Pattern BESIDE = Pattern.compile("[^:?#\\s][^:?#]*\\.[A-Za-z]{3,4}");

  /** 钟楼_files/tower.png: browsers save pictures there; where they were the page says no more. */
  private static final Pattern SAVED =
      Pattern.compile("(?:\\./)*+[^/:?#]+(?:_files|\\.files|-Dateien|_fichiers|_archivos)/[^:?#]+");

  /** 图像加注文字，: what a screen reader is told. */
  private static final Pattern CAPTION_LABEL =
      Vocabulary.pattern("^{caption.label}\\s*+[，,：:]?\\s*+");

  private static final Pattern CENTERED =
      Pattern.compile("text-align:\\s*center", Pattern.CASE_INSENSITIVE);

  private static final Evaluator LINK = QueryParser.parse("a[href]");
  private static final Evaluator EMBED = QueryParser.parse("iframe, video, audio, object, embed");
  private static final Evaluator SMALL = QueryParser.parse("small");

  private static final Set<String> BLOCKS =
      Set.of("p", "figure", "h1", "h2", "h3", "h4", "table", "li");

  private final Embedded embedded = new Embedded();
  private final @Nullable String base;
  private final @Nullable Evaluator figures;
  private final @Nullable Evaluator credits;
  private final @Nullable String headline;

  /**
   * @param figures elements that hold a picture with its caption, besides the element of that name;
   *     or null
   * @param credits elements that hold a picture's credit; or null
   * @param headline an {@code alt} that only repeats it says nothing about the picture; or null
   */
  public Pictures(
      @Nullable String base,
      @Nullable Evaluator figures,
      @Nullable Evaluator credits,
      @Nullable String headline) {
    this.base = base;
    this.figures = figures;
    this.credits = credits;
    this.headline = headline;
  }

  /**
   * A picture or film with what is said about it.
   *
   * @param captionTexts the nodes that hold captions and credits
   * @param title what is said about the film
   */
  record Found(
      List<ImageObject> images,
      @Nullable Element embed,
      @Nullable String title,
      List<Node> captionTexts) {}

  /** The figures of an element that is nothing but a picture with its words; may be empty. */
  public List<ReadBlock> wholeFigure(HtmlSource source, Element element) {
    Found found = found(element);
    if (found == null || found.images().isEmpty() || found.embed() != null) {
      return new BlockReader(source, base, null, this, name -> {}).read(element);
    }
    found.captionTexts().forEach(node -> source.take(node, Fate.field("image.caption")));
    return found.images().stream()
        .map(image -> ReadBlock.of(new Block.Figure(image), element, null, List.of()))
        .toList();
  }

  /** What {@code element} shows if it is a figure, or null. */
  @Nullable Found figureAt(Element element) {
    boolean figure =
        element.normalName().equals("figure") || figures != null && element.is(figures);
    if (figure || captionedParagraph(element)) {
      return found(element);
    }
    return null;
  }

  /** The picture of an {@code img}, or null when it is a pixel, an icon or leads nowhere. */
  @Nullable ImageObject image(Element img, @Nullable String caption, @Nullable String credit) {
    String src = img.attr("src");
    boolean inPage = DataUri.is(src);
    String url = inPage ? embedded.address(src) : address(src);
    if (url == null || !inPage && PictureSources.isPlaceholder(url) || tiny(img)) {
      return null;
    }
    String alt = CjkText.collapse(img.attr("alt"));
    if (alt.contains("presentational") || url.contains("grey_line") || url.contains("grey-line")) {
      return null; // a ruler drawn as a picture
    }
    boolean says = !alt.isEmpty() && !alt.equals(headline) && !alt.equals(caption);
    return new ImageObject(
        url, larger(img, url), says ? alt : null, caption, credit(caption, credit));
  }

  /** The address of a picture; a path where it lies beside the seed. */
  private @Nullable String address(String src) {
    if (SAVED.matcher(src).matches()) {
      return src.replaceFirst("^(?:\\./)++", "");
    }
    String url = Addresses.resolve(base, src);
    // Of a page whose own address nobody knows, pictures can only lie beside the seed.
    return url == null && base == null && BESIDE.matcher(src).matches() ? src : url;
  }

  /** The parenthesis before the marked credit: where both stand, the mark names the agency only. */
  private static @Nullable String credit(@Nullable String caption, @Nullable String marked) {
    String stated = caption == null ? null : Credits.of(caption);
    return stated != null ? stated : marked;
  }

  /** The character that an emoji picture stands for, or null for other pictures. */
  static @Nullable String emoji(Element img) {
    boolean emoji = img.hasClass("emoji") || img.attr("src").contains("/emoji/");
    String alt = img.attr("alt").strip();
    boolean sign = alt.codePointCount(0, alt.length()) <= 4 || Joiners.isEmoji(alt);
    return emoji && !alt.isEmpty() && sign ? alt : null;
  }

  private @Nullable Found found(Element figure) {
    Captions words = new Captions(figure);
    figure.traverse(words);
    words.close();
    Map<String, ImageObject> images = new LinkedHashMap<>();
    for (int i = 0; i < words.pictures.size(); i++) {
      String caption = words.captions.get(i).toString();
      if (i == 0 && !words.before.isEmpty()) {
        caption = caption.isEmpty() ? words.before.toString() : words.before + " " + caption;
      }
      StringBuilder credit = words.marked.get(i);
      ImageObject image =
          image(
              words.pictures.get(i),
              caption.isEmpty() ? null : caption,
              credit.isEmpty() ? null : credit.toString());
      if (image != null) {
        images.putIfAbsent(image.contentUrl(), image);
      }
    }
    Element embed = figure.selectFirst(EMBED);
    if (images.isEmpty() && embed == null) {
      return null;
    }
    String title = images.isEmpty() ? words.before + String.join(" ", words.captions) : null;
    return new Found(
        List.copyOf(images.values()),
        embed,
        title == null || title.isBlank() ? null : title,
        words.texts);
  }

  /** Hears the nodes of a figure in order, and sorts its words to its pictures. */
  private final class Captions implements NodeVisitor {
    private final Element figure;
    private final List<Element> pictures = new ArrayList<>();

    /** Of each picture. */
    private final List<StringBuilder> captions = new ArrayList<>();

    /** The credit that an element of its own states; of each picture. */
    private final List<StringBuilder> marked = new ArrayList<>();

    /** What stands before the first picture. */
    private final StringBuilder before = new StringBuilder();

    private final List<Node> texts = new ArrayList<>();
    private final Run run = new Run();

    /** The outermost credit that is open, or null. */
    private @Nullable Element credit;

    private Captions(Element figure) {
      this.figure = figure;
    }

    @Override
    public void head(Node node, int depth) {
      if (node instanceof Element element) {
        element(element);
      } else if (node instanceof TextNode text) {
        if (text.isBlank()) {
          run.append(text.getWholeText(), null);
          return;
        }
        texts.add(text);
        if (credit == null && !RubyReader.isReading(text)) {
          run.append(text.getWholeText(), null);
        }
      }
    }

    @Override
    public void tail(Node node, int depth) {
      if (node.equals(credit)) {
        credit = null;
      }
    }

    private void element(Element element) {
      if (element.normalName().equals("img") && emoji(element) == null) {
        close();
        pictures.add(element);
        captions.add(new StringBuilder());
        marked.add(new StringBuilder());
      } else if (credits != null && element.is(credits)) {
        close();
        credit(element);
        texts.add(element);
        credit = credit == null && !element.equals(figure) ? element : credit;
      } else if (element.normalName().equals("br")) {
        run.append(" ", null);
      }
    }

    private void credit(Element element) {
      if (marked.isEmpty()) {
        before.append(before.isEmpty() ? "" : " ").append(CjkText.collapse(element.text()));
      } else if (element.hasText()) {
        StringBuilder stated = marked.get(marked.size() - 1);
        stated.append(stated.isEmpty() ? "" : "，").append(creditText(element));
      }
    }

    /** Ends the text since the last picture: it is that picture's caption. */
    private void close() {
      String text = CAPTION_LABEL.matcher(PlainText.ofInlines(run.finish())).replaceFirst("");
      if (!text.isEmpty()) {
        StringBuilder caption = captions.isEmpty() ? before : captions.get(captions.size() - 1);
        caption.append(caption.isEmpty() ? "" : " ").append(text);
      }
    }
  }

  private static String creditText(Element credit) {
    return Credits.withoutLabel(CjkText.collapse(credit.text()));
  }

  /**
   * A paragraph that is a picture with a few words below it: {@code <p style="text-align:center">
   * <img><br>CAPTION</p>} (secretchina), {@code <p><img><small>CAPTION</small></p>} (nytimes).
   */
  private boolean captionedParagraph(Element element) {
    String name = element.normalName();
    if (!name.equals("p") && !name.equals("center") && !name.equals("div")) {
      return false;
    }
    Element img = pictureBeforeText(element);
    if (img == null
        || emoji(img) != null
        || !Walk.mayBeShort(element, LONGEST_CAPTION)
        || holdsBlocks(element)) {
      return false;
    }
    String text = element.text().strip();
    if (text.isEmpty() || text.length() > LONGEST_CAPTION) {
      return false;
    }
    boolean small = element.selectFirst(SMALL) != null;
    boolean centered =
        name.equals("center")
            || CENTERED.matcher(element.attr("style")).find()
            || element.attr("align").equalsIgnoreCase("center");
    return small || centered || Credits.of(CjkText.collapse(text)) != null && text.length() < 200;
  }

  private static boolean holdsBlocks(Element element) {
    for (Node node = element; node != null; node = Walk.next(node, element)) {
      if (node instanceof Element e && BLOCKS.contains(e.normalName()) && !e.equals(element)) {
        return true;
      }
    }
    return false;
  }

  /** The first picture below {@code element}, if no text stands before it. */
  private static @Nullable Element pictureBeforeText(Element element) {
    for (Node node = element.firstChild(); node != null; node = Walk.next(node, element)) {
      if (node instanceof TextNode text && !text.isBlank()) {
        return null;
      }
      if (node instanceof Element e && e.normalName().equals("img")) {
        return e;
      }
    }
    return null;
  }

  private static boolean tiny(Element img) {
    return pixel(img.attr("width")) || pixel(img.attr("height"));
  }

  private static boolean pixel(String size) {
    String digits = size.replaceAll("(?i)px", "").strip();
    return digits.equals("0") || digits.equals("1") || digits.equals("2");
  }

  private @Nullable String larger(Element img, String url) {
    Element link = img.closest(LINK);
    String href = link == null ? null : Addresses.resolve(base, link.attr("href"));
    return href != null && !href.equals(url) && PICTURE_FILE.matcher(href).find() ? href : null;
  }
}
