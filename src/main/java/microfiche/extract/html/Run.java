package microfiche.extract.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import microfiche.article.Inline;
import org.jspecify.annotations.Nullable;

/**
 * A line of text in the making: stretches of characters, each with the styles and links around it.
 * Kept flat, so that it can be cut at any place without tearing a link apart.
 */
final class Run {
  /** What is around a stretch of text; {@code parent} is what is around that. Equal ones join. */
  record Wrap(@Nullable Wrap parent, Mark mark) {
    int depth() {
      return parent == null ? 1 : parent.depth() + 1;
    }
  }

  /** What sets a stretch of text apart. */
  sealed interface Mark {
    Inline around(List<Inline> content);
  }

  record Styled(Inline.Style style) implements Mark {
    @Override
    public Inline around(List<Inline> content) {
      return new Inline.Styled(style, content);
    }
  }

  record Link(@Nullable String href, @Nullable String file) implements Mark {
    @Override
    public Inline around(List<Inline> content) {
      return new Inline.Link(href, file, content);
    }
  }

  /** {@code number} tells readings apart that are the same, as in 人人. */
  record Reading(String text, int number) implements Mark {
    @Override
    public Inline around(List<Inline> content) {
      return new Inline.Ruby(content, text);
    }
  }

  /** Characters, or {@code sign}: a line break or a place. */
  private record Piece(@Nullable Wrap wrap, StringBuilder text, @Nullable Inline sign) {
    boolean isBreak() {
      return sign instanceof Inline.LineBreak;
    }
  }

  private final Places places;
  private final List<Piece> pieces = new ArrayList<>();
  private CjkText.Space space = CjkText.Space.NONE;
  private int last;
  private @Nullable Wrap lastWrap;

  /** A line whose places are those that {@code places} waits to be rid of. */
  Run(Places places) {
    this.places = places;
  }

  /** A line without places. */
  Run() {
    this(Places.NONE);
  }

  /** Whether nothing but white space came since a line break. */
  boolean endsWithBreak() {
    return !pieces.isEmpty() && pieces.get(pieces.size() - 1).isBreak();
  }

  void append(String text, @Nullable Wrap wrap) {
    boolean inside = false; // whether this stretch has shown a character before the white space
    int lines = 0;
    for (int i = 0; i < text.length(); ) {
      int end = CjkText.wordEnd(text, i);
      if (end > i) {
        CjkText.Space shown = inside ? space.inside(lines) : space;
        if (last != 0 && shown.shows(last, text.codePointAt(i))) {
          builder(common(lastWrap, wrap)).append(' ');
        }
        for (String name : places.take()) {
          pieces.add(new Piece(wrap, new StringBuilder(), new Inline.Place(name)));
        }
        builder(wrap).append(text, i, end);
        last = text.codePointBefore(end);
        lastWrap = wrap;
        space = CjkText.Space.NONE;
        inside = true;
        lines = 0;
        i = end;
        continue;
      }
      char c = text.charAt(i++);
      if (CjkText.isSpace(c)) {
        space = space.and(c);
        lines += c == '\n' ? 1 : 0;
      }
    }
  }

  void lineBreak() {
    if (!pieces.isEmpty()) {
      pieces.add(new Piece(null, new StringBuilder(), new Inline.LineBreak()));
      last = 0;
    }
    space = CjkText.Space.NONE;
  }

  /** The finished line; the run is empty afterwards. */
  List<Inline> finish() {
    int end = pieces.size();
    while (end > 0 && pieces.get(end - 1).isBreak()) {
      end--;
    }
    List<Inline> inlines = nest(pieces.subList(0, end), 0);
    pieces.clear();
    space = CjkText.Space.NONE;
    last = 0;
    lastWrap = null;
    return inlines;
  }

  private StringBuilder builder(@Nullable Wrap wrap) {
    if (!pieces.isEmpty()) {
      Piece top = pieces.get(pieces.size() - 1);
      if (top.sign() == null && Objects.equals(top.wrap(), wrap)) {
        return top.text();
      }
    }
    Piece piece = new Piece(wrap, new StringBuilder(), null);
    pieces.add(piece);
    return piece.text();
  }

  private static List<Inline> nest(List<Piece> pieces, int depth) {
    List<Inline> inlines = new ArrayList<>();
    for (int i = 0; i < pieces.size(); ) {
      Piece piece = pieces.get(i);
      Wrap wrap = at(piece.wrap(), depth);
      if (wrap == null) {
        inlines.add(piece.sign() != null ? piece.sign() : new Inline.Text(piece.text().toString()));
        i++;
      } else {
        int end = i + 1;
        while (end < pieces.size() && wrap.equals(at(pieces.get(end).wrap(), depth))) {
          end++;
        }
        List<Inline> content = nest(pieces.subList(i, end), depth + 1);
        inlines.add(wrap.mark().around(content));
        i = end;
      }
    }
    return inlines;
  }

  /** The {@code depth}th wrap from outside, or null. */
  private static @Nullable Wrap at(@Nullable Wrap wrap, int depth) {
    if (wrap == null) {
      return null;
    }
    int up = wrap.depth() - 1 - depth;
    Wrap at = up < 0 ? null : wrap;
    for (int i = 0; i < up && at != null; i++) {
      at = at.parent();
    }
    return at;
  }

  private static @Nullable Wrap common(@Nullable Wrap a, @Nullable Wrap b) {
    Wrap x = a;
    Wrap y = b;
    while (x != null && y != null && !x.equals(y)) {
      if (x.depth() >= y.depth()) {
        x = x.parent();
      } else {
        y = y.parent();
      }
    }
    return Objects.equals(x, y) ? x : null;
  }
}
