package microfiche.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import microfiche.article.Article;
import microfiche.article.Person;
import microfiche.extract.Tags;
import microfiche.seed.Seed;
import org.jspecify.annotations.Nullable;

/** Makes a form of one file: keeps all its markup, opens what differs between articles. */
final class ShapeReader {
  private static final Pattern TAG_LINK =
      Pattern.compile(
          "/tag/(?<tag>[^\"'<>/?#]+?)(?=\\.html?[\"']|[\"'])"
              + "|/term/(?<term>\\d+)"
              + "|ntdtv\\.com/gb/(?<ntd>(?!prog\\d|donation|ntd|live|program)[^/?#\"'<>.]+)(?=\\.html?[\"'])");

  private static final Pattern PICTURE_NUMBER =
      Pattern.compile(
          "(?<=[/_-])(?:id|p)?(?<digits>\\d{6,})(?=[^\"'<>]*\\.(?:jpe?g|png|gif|webp))");

  private static final Pattern INLINE_PICTURE =
      Pattern.compile("(?<=;base64,)[A-Za-z0-9+/=]{100,}");

  private final String text;
  private final Outlet outlet;
  private final String id;
  private final Pattern ownId;
  private final String headline;
  private final TextReader reader;
  private final List<Piece> pieces = new ArrayList<>();
  private final Map<String, Integer> tags = new LinkedHashMap<>();
  private @Nullable Integer openTag;
  private boolean roomy;

  private ShapeReader(Seed seed, Outlet outlet, String id, TextReader reader) {
    this.text = seed.text();
    this.outlet = outlet;
    this.id = id;
    this.ownId = Pattern.compile("(?<![A-Za-z0-9])" + Pattern.quote(id) + "(?![A-Za-z0-9])");
    this.headline = headline(seed.text());
    this.reader = reader;
  }

  /** The shape of an accepted seed, or null when its address is of no known form. */
  static @Nullable Shape read(Seed seed, Article article, Words words) {
    Outlet outlet = article.url() == null ? null : Outlet.of(article.url());
    Matcher path = outlet == null ? null : outlet.find(String.valueOf(article.url()));
    if (outlet == null || path == null || !path.find()) {
      return null;
    }
    LocalDate stated = Outlet.day(path);
    LocalDate day =
        stated != null
            ? stated
            : article.datePublished() != null ? article.datePublished().day() : Days.BUSY;
    List<String> authors =
        article.author().stream()
            .map(Person::name)
            .filter(name -> name.matches("\\p{IsHan}{2,4}"))
            .toList();
    TextReader text = new TextReader(words, authors, day);
    ShapeReader reader = new ShapeReader(seed, outlet, path.group("id"), text);
    reader.all();
    int slash = seed.path().lastIndexOf('/') + 1;
    return new Shape(
        seed.path().substring(0, slash),
        reader.name(seed.path().substring(slash)),
        outlet,
        reader.id,
        day,
        text.cut(reader.headline, false),
        reader.pieces,
        reader.tags.size(),
        reader.roomy);
  }

  /** In the first line with words: ### TITLE */
  private static String headline(String text) {
    String line = text.stripLeading().lines().findFirst().orElse("");
    return line.startsWith("### ") ? line.substring(4).strip() : "";
  }

  private void all() {
    int body = text.indexOf('\n', text.indexOf("### ") + 1);
    int share = text.indexOf("手机上长按");
    int end = share >= 0 ? share : text.lastIndexOf("原文");
    markup(text.substring(0, Math.max(0, body)));
    for (int at = Math.max(0, body); at < text.length(); ) {
      int next = lineEnd(at);
      boolean lineStart = at == 0 || text.charAt(at - 1) == '\n';
      String line = text.substring(at, next);
      if (at >= end || lineStart && line.stripLeading().startsWith("#### ")) {
        markup(line);
        at = next;
      } else {
        at = part(at, next);
      }
    }
  }

  /** One tag, or the text up to the next one on the line. */
  private int part(int at, int lineEnd) {
    int tag = text.charAt(at) == '<' ? new Tags(text).end(at) : -1;
    if (tag > 0) {
      String markup = text.substring(at, tag);
      if (markup.startsWith("</")) {
        openTag = null;
      }
      markup(markup);
      return tag;
    }
    int less = text.indexOf('<', at + 1);
    int next = less < 0 || less > lineEnd ? lineEnd : less;
    words(text.substring(at, next));
    return next;
  }

  private void words(String node) {
    String core = node.strip();
    if (core.isEmpty()) {
      fixed(node);
    } else if (openTag != null || core.equals(headline)) {
      int at = node.indexOf(core);
      fixed(node.substring(0, at));
      pieces.add(openTag != null ? new Piece.TagName(openTag) : new Piece.Headline());
      fixed(node.substring(at + core.length()));
      openTag = null;
    } else if (core.contains("://")) {
      markup(node);
    } else {
      pieces.addAll(reader.read(node));
    }
  }

  private record Slot(int start, int end, Piece piece) {}

  /** Opens addresses, numbers and the headline, wherever they stand. */
  private void markup(String markup) {
    int from = 0;
    while (true) {
      Slot slot = next(markup, from);
      if (slot == null) {
        fixed(markup.substring(from));
        return;
      }
      fixed(markup.substring(from, slot.start()));
      pieces.add(slot.piece());
      from = slot.end();
    }
  }

  private @Nullable Slot next(String markup, int from) {
    Slot best = null;
    int title = headline.length() < 4 ? -1 : markup.indexOf(headline, from);
    if (title >= 0) {
      best = new Slot(title, title + headline.length(), new Piece.Headline());
    }
    for (Outlet other : Outlet.values()) {
      if (other == outlet || other.isIn(markup)) {
        Matcher path = other.find(markup);
        if (path.find(from)) {
          boolean own = path.group("id").equals(id);
          Piece piece = own ? new Piece.OwnPath() : new Piece.OtherPath(other, path.group("id"));
          best = first(best, new Slot(path.start(), path.end(), piece));
        }
      }
    }
    Matcher own = ownId.matcher(markup);
    if (own.find(from)) {
      best = first(best, new Slot(own.start(), own.end(), new Piece.OwnId()));
    }
    return first(first(best, tag(markup, from)), picture(markup, from));
  }

  private @Nullable Slot tag(String markup, int from) {
    Matcher link = TAG_LINK.matcher(markup);
    if (!link.find(from)) {
      return null;
    }
    String group = link.group("tag") != null ? "tag" : link.group("term") != null ? "term" : "ntd";
    String key = link.group(group);
    int tag = tags.computeIfAbsent(key, k -> tags.size());
    openTag = tag;
    Piece piece =
        group.equals("term")
            ? new Piece.TagNumber(tag)
            : new Piece.TagAddress(tag, key.contains("%"));
    return new Slot(link.start(group), link.end(group), piece);
  }

  private @Nullable Slot picture(String markup, int from) {
    Matcher inline = INLINE_PICTURE.matcher(markup);
    if (inline.find(from)) {
      roomy = true;
      return new Slot(inline.start(), inline.end(), new Piece.InlinePicture(inline.group()));
    }
    Matcher number = PICTURE_NUMBER.matcher(markup);
    return number.find(from)
        ? new Slot(
            number.start("digits"),
            number.end("digits"),
            new Piece.PictureNumber(number.group("digits")))
        : null;
  }

  /** The one that begins first; between equals the first named. */
  private static @Nullable Slot first(@Nullable Slot a, @Nullable Slot b) {
    return a == null || b != null && b.start() < a.start() ? b : a;
  }

  private List<Piece> name(String file) {
    Matcher own = ownId.matcher(file);
    int dot = file.lastIndexOf('.');
    return own.find()
        ? List.of(
            new Piece.Fixed(file.substring(0, own.start())),
            new Piece.OwnId(),
            new Piece.Fixed(file.substring(own.end())))
        : List.of(
            new Piece.Fixed(file.substring(0, Math.max(0, dot)) + "-"),
            new Piece.OwnId(),
            new Piece.Fixed(file.substring(Math.max(0, dot))));
  }

  private int lineEnd(int at) {
    int end = text.indexOf('\n', at);
    return end < 0 ? text.length() : end + 1;
  }

  private void fixed(String same) {
    if (!same.isEmpty()) {
      pieces.add(new Piece.Fixed(same));
    }
  }
}
