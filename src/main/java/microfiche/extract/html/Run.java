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

  record Link(String href) implements Mark {
    @Override
    public Inline around(List<Inline> content) {
      return new Inline.Link(href, content);
    }
  }

  /** {@code number} tells readings apart that are the same, as in 人人. */
  record Reading(String text, int number) implements Mark {
    @Override
    public Inline around(List<Inline> content) {
      return new Inline.Ruby(content, text);
    }
  }

  private record Piece(@Nullable Wrap wrap, StringBuilder text, boolean lineBreak) {}

  private final List<Piece> pieces = new ArrayList<>();
  private CjkText.Space space = CjkText.Space.NONE;
  private int last;
  private @Nullable Wrap lastWrap;

  boolean isEmpty() {
    return pieces.isEmpty();
  }

  /** Whether nothing but white space came since a line break. */
  boolean endsWithBreak() {
    return !pieces.isEmpty() && pieces.get(pieces.size() - 1).lineBreak();
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
      pieces.add(new Piece(null, new StringBuilder(), true));
      last = 0;
    }
    space = CjkText.Space.NONE;
  }

  /** The finished line; the run is empty afterwards. */
  List<Inline> finish() {
    int end = pieces.size();
    while (end > 0 && pieces.get(end - 1).lineBreak()) {
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
      if (!top.lineBreak() && Objects.equals(top.wrap(), wrap)) {
        return top.text();
      }
    }
    Piece piece = new Piece(wrap, new StringBuilder(), false);
    pieces.add(piece);
    return piece.text();
  }

  private static List<Inline> nest(List<Piece> pieces, int depth) {
    List<Inline> inlines = new ArrayList<>();
    for (int i = 0; i < pieces.size(); ) {
      Piece piece = pieces.get(i);
      Wrap wrap = at(piece.wrap(), depth);
      if (piece.lineBreak()) {
        inlines.add(new Inline.LineBreak());
        i++;
      } else if (wrap == null) {
        inlines.add(new Inline.Text(piece.text().toString()));
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
