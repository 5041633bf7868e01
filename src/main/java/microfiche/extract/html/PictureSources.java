package microfiche.extract.html;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import microfiche.address.DataUri;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Which of the addresses that an {@code img} names is the picture. Pages name place holders until a
 * script or a reader who scrolls brings the picture, and the same picture in several sizes. A
 * {@code src} that is a picture stays, unless another is known to be larger.
 */
final class PictureSources {
  /** Attributes that hold the address until a script moves it to {@code src}, the usual first. */
  private static final List<String> LAZY =
      List.of(
          "data-src",
          "data-original",
          "data-lazy-src",
          "data-actualsrc",
          "data-srv",
          "data-lazyload",
          "data-lazy",
          "data-echo",
          "data-native-src",
          "data-baseurl",
          "data-url",
          "data-img",
          "data-img-src",
          "data-image",
          "data-image-src",
          "data-real-src",
          "data-cfsrc",
          "data-runner-src",
          "data-original-src",
          "data-defer-src",
          "data-source",
          "lazy-src",
          "lazysrc",
          "lazyload",
          "v-lazy",
          "file",
          "_src");

  /** The first of them hold nothing else, whatever stands in {@code src}. */
  private static final Set<String> ALWAYS = Set.copyOf(LAZY.subList(0, 4));

  /** Attributes that hold a larger version of what stands in {@code src}. */
  private static final List<String> LARGE =
      List.of(
          "data-orig-file",
          "data-full",
          "data-full-src",
          "data-full-url",
          "data-hi-res-src",
          "data-high-res-src",
          "data-highres",
          "data-large",
          "data-large-src",
          "data-large-file",
          "data-zoom-image",
          "data-zoom-src",
          "zoomfile");

  private static final List<String> SETS =
      List.of("srcset", "data-srcset", "data-lazy-srcset", "lazy-srcset", "data-original-set");

  /** data-thumbnail, data-error-img: less than the picture, or another one. */
  private static final Pattern LESS =
      Pattern.compile(
          "thumb|small|low|tiny|preview|holder|blur|poster|avatar|icon|logo|loading|error|default");

  private static final Pattern PICTURE_FILE =
      Pattern.compile(
          "\\.(?:jpe?g|png|gif|webp|avif|bmp)(?:$|[?#!/&@_:])", Pattern.CASE_INSENSITIVE);

  /** white.png, blank.gif, 1x1.gif, ?is-pending-load=1 stand in for a picture or count readers. */
  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "(?:^|/)(?:(?:white|blank|spacer|transparent|pixel|loading|placeholder|1x1|1px)"
              + "\\.(?:png|gif|jpg|svg)|(?:lazy|lazy-?load|(?:ajax-)?loader|empty|clear)"
              + "\\.(?:png|gif|svg))"
              + "|[?&]is-pending-load=1",
          Pattern.CASE_INSENSITIVE);

  /** photo-300x203.jpg, ?w=300, ?resize=300,203: a smaller copy says how wide it is. */
  private static final Pattern SIZE =
      Pattern.compile(
          "[-_](\\d{2,4})x\\d{2,4}(?=\\.[A-Za-z]{3,4}(?:$|[?#]))"
              + "|[?&](?:w|width|resize)=(\\d{2,4})(?:,\\d{1,4})?(?=$|[&#])");

  /** A value in quotes, as frameworks write it: {@code v-lazy="'https://…'"}. */
  private static final Pattern QUOTED = Pattern.compile("^(['\"`])(.+)\\1$");

  private static final Pattern ADDRESS =
      Pattern.compile("^(?:https?://|//|/|\\.{1,2}/)[^\\s{}<>]+$", Pattern.CASE_INSENSITIVE);

  private static final Pattern PIXELS = Pattern.compile("^\\s*(\\d{2,4})\\s*(?:px)?\\s*$");

  private PictureSources() {}

  /** Whether an address stands in for a picture. */
  static boolean isPlaceholder(String address) {
    return DataUri.is(address)
        ? Embedded.isPlaceholder(DataUri.of(address))
        : PLACEHOLDER.matcher(address).find();
  }

  /** Makes the {@code src} of each picture below {@code root} the address to take, or empty. */
  static void settle(Element root) {
    Settling settling = new Settling();
    root.traverse(settling);
    settling.copies.forEach(settling::copy);
  }

  private static final class Settling implements NodeVisitor {
    private final Set<String> shown = new HashSet<>();
    private final List<Element> copies = new ArrayList<>();
    private int inCopies;

    @Override
    public void head(Node node, int depth) {
      if (!(node instanceof Element element)) {
        return;
      }
      if (element.normalName().equals("noscript")) {
        copies.add(element);
        inCopies++;
      } else if (element.normalName().equals("img")) {
        String source = source(element);
        element.attr("src", source == null ? "" : source);
        if (inCopies == 0 && source != null) {
          shown.add(source);
        }
      }
    }

    @Override
    public void tail(Node node, int depth) {
      inCopies -= node instanceof Element e && e.normalName().equals("noscript") ? 1 : 0;
    }

    /** Takes the picture of a {@code noscript} where the page itself shows none. */
    private void copy(Element noscript) {
      Element copy = noscript.selectFirst("img");
      String source = copy == null ? "" : copy.attr("src");
      if (copy == null || !PICTURE_FILE.matcher(source).find() || !shown.add(source)) {
        return; // a counter, or a copy of what is shown
      }
      Element before = picture(noscript.previousElementSibling());
      if (before == null && picture(noscript.nextElementSibling()) == null) {
        noscript.before(copy);
      } else if (before != null && before.attr("src").isEmpty()) {
        before.attr("src", source);
      }
    }

    private static @Nullable Element picture(@Nullable Element sibling) {
      return sibling == null ? null : sibling.selectFirst("img");
    }
  }

  /** The address to take, or null. */
  private static @Nullable String source(Element img) {
    String src = usable(img.attr("src").strip());
    List<SourceSet.Candidate> sets = sets(img);
    String lazy = first(img, LAZY, src != null);
    String taken = src;
    if (lazy != null && !(src != null && isSmaller(lazy, src))) {
      taken = lazy;
    }
    SourceSet.Candidate largest = null;
    for (SourceSet.Candidate candidate : sets) {
      largest = candidate.isLargerThan(largest) ? candidate : largest;
    }
    if (largest != null
        && (taken == null || largest.isLargerThan(known(img, taken, sets, largest)))) {
      taken = largest.address();
    }
    String large = first(img, LARGE, false);
    if (large != null && (taken == null || isSmaller(taken, large))) {
      taken = large;
    }
    return taken != null ? taken : any(img);
  }

  /**
   * What is known of the size of {@code address}, to be compared with {@code other}: by the sets,
   * its name, or the room it has. Of one that says nothing none is known to be larger.
   */
  private static SourceSet.Candidate known(
      Element img, String address, List<SourceSet.Candidate> sets, SourceSet.Candidate other) {
    for (SourceSet.Candidate candidate : sets) {
      if (candidate.address().equals(address)) {
        return candidate;
      }
    }
    int width = other.width() == 0 ? 0 : width(address);
    if (width == 0 && other.width() > 0) {
      Matcher room = PIXELS.matcher(img.attr("width"));
      width = room.matches() ? Integer.parseInt(room.group(1)) : Integer.MAX_VALUE;
    }
    return new SourceSet.Candidate(address, width, 1);
  }

  /** Whether both are one picture by their names, and {@code address} is a smaller copy. */
  private static boolean isSmaller(String address, String other) {
    int width = width(address);
    int otherWidth = width(other);
    return width > 0
        && (otherWidth == 0 || otherWidth > width)
        && SIZE.matcher(address).replaceAll("").equals(SIZE.matcher(other).replaceAll(""));
  }

  /** The width that an address states, or 0. */
  private static int width(String address) {
    Matcher size = SIZE.matcher(address);
    return size.find() ? Integer.parseInt(size.group(size.group(1) != null ? 1 : 2)) : 0;
  }

  private static List<SourceSet.Candidate> sets(Element img) {
    List<SourceSet.Candidate> candidates = new ArrayList<>();
    addSets(img, candidates);
    Element around = img.parent();
    if (around != null && around.normalName().equals("picture")) {
      for (Element source : around.children()) {
        if (source.normalName().equals("source") && !source.attr("type").contains("svg")) {
          addSets(source, candidates);
        }
      }
    }
    candidates.removeIf(candidate -> usable(candidate.address()) == null);
    return candidates;
  }

  private static void addSets(Element element, List<SourceSet.Candidate> candidates) {
    for (String attribute : SETS) {
      if (element.hasAttr(attribute)) {
        candidates.addAll(SourceSet.parse(element.attr(attribute)));
      }
    }
  }

  /** The first of {@code attributes} with an address. */
  private static @Nullable String first(Element img, List<String> attributes, boolean sure) {
    for (String attribute : attributes) {
      String value = img.hasAttr(attribute) ? address(img.attr(attribute)) : null;
      boolean file = value != null && PICTURE_FILE.matcher(value).find();
      if (value != null && (file || !sure || ALWAYS.contains(attribute))) {
        return value;
      }
    }
    return null;
  }

  /** The first attribute of any name whose value can only be a picture's address. */
  private static @Nullable String any(Element img) {
    for (Attribute attribute : img.attributes()) {
      String name = attribute.getKey().toLowerCase(Locale.ROOT);
      String value = name.contains("-") ? address(attribute.getValue()) : null;
      if (value != null && PICTURE_FILE.matcher(value).find() && !LESS.matcher(name).find()) {
        return value;
      }
    }
    return null;
  }

  private static @Nullable String address(String value) {
    String text = value.strip();
    Matcher quoted = QUOTED.matcher(text);
    text = quoted.matches() ? quoted.group(2).strip() : text;
    boolean address = ADDRESS.matcher(text).matches() || PICTURE_FILE.matcher(text).find();
    return address ? usable(text) : null;
  }

  private static @Nullable String usable(String address) {
    boolean none = address.isEmpty() || address.equals("#") || address.startsWith("about:");
    return none || isPlaceholder(address) ? null : address;
  }
}
