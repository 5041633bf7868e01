package microfiche.bench;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** A stretch of a seed: kept, or different in every article of the same shape. */
interface Piece {
  void write(Variant article, StringBuilder out);

  /** Stays as it is. */
  record Fixed(String text) implements Piece {
    @Override
    public void write(Variant article, StringBuilder out) {
      out.append(text);
    }
  }

  /** The article's name in addresses: n13312441. */
  record OwnId() implements Piece {
    @Override
    public void write(Variant article, StringBuilder out) {
      out.append(article.id());
    }
  }

  /** The article's address from date to name. */
  record OwnPath() implements Piece {
    @Override
    public void write(Variant article, StringBuilder out) {
      out.append(article.path());
    }
  }

  /** The same of another article; half of them are in the archive. */
  record OtherPath(Outlet outlet, String id) implements Piece {
    @Override
    public void write(Variant article, StringBuilder out) {
      out.append(article.otherPath(outlet, id));
    }
  }

  /** The headline, wherever it stands. */
  record Headline() implements Piece {
    @Override
    public void write(Variant article, StringBuilder out) {
      out.append(article.headline());
    }
  }

  /** The name of the article's tag number {@code tag}. */
  record TagName(int tag) implements Piece {
    @Override
    public void write(Variant article, StringBuilder out) {
      out.append(article.tagName(tag));
    }
  }

  /** The same in an address. */
  record TagAddress(int tag, boolean encoded) implements Piece {
    @Override
    public void write(Variant article, StringBuilder out) {
      out.append(encoded ? article.tagEncoded(tag) : article.tagName(tag));
    }
  }

  /** The tag as a number: /term/123. */
  record TagNumber(int tag) implements Piece {
    @Override
    public void write(Variant article, StringBuilder out) {
      out.append(article.tagNumber(tag));
    }
  }

  /** Somebody's name in a byline. */
  record Author(String name) implements Piece {
    @Override
    public void write(Variant article, StringBuilder out) {
      out.append(article.author(name));
    }
  }

  /** A word of the running text. */
  record Word(int rank) implements Piece {
    @Override
    public void write(Variant article, StringBuilder out) {
      out.append(article.word(rank));
    }
  }

  /** A number in the text; it keeps its length. */
  record Figure(String digits) implements Piece {
    @Override
    public void write(Variant article, StringBuilder out) {
      out.append(article.draw().below(8) + 1);
      for (int i = 1; i < digits.length(); i++) {
        out.append(article.draw().below(10));
      }
    }
  }

  /** A number in the address of a picture; the same number becomes the same one everywhere. */
  record PictureNumber(String digits) implements Piece {
    @Override
    public void write(Variant article, StringBuilder out) {
      Draw draw = new Draw(article.number(), digits.hashCode());
      out.append(draw.below(9) + 1);
      for (int i = 1; i < digits.length(); i++) {
        out.append(draw.below(10));
      }
    }
  }

  /**
   * A day, {@code offset} days from the day of the article.
   *
   * @param format of year, month and day
   */
  record Day(long offset, String format) implements Piece {
    @Override
    public void write(Variant article, StringBuilder out) {
      LocalDate day = article.day().plusDays(offset);
      out.append(
          String.format(
              Locale.ROOT, format, day.getYear(), day.getMonthValue(), day.getDayOfMonth()));
    }
  }

  /** A year alone. */
  record Year(int offset) implements Piece {
    @Override
    public void write(Variant article, StringBuilder out) {
      out.append(article.day().getYear() + offset);
    }
  }

  /** A sentence that may give way to another of the same outlet and about the same length. */
  record Sentence(List<Piece> pieces, int length) implements Piece {
    public Sentence {
      pieces = List.copyOf(pieces);
    }

    @Override
    public void write(Variant article, StringBuilder out) {
      article.instead(this).pieces().forEach(piece -> piece.write(article, out));
    }
  }

  /** The content of a picture inside the file; it makes one file very large. */
  record InlinePicture(String content) implements Piece {
    @Override
    public void write(Variant article, StringBuilder out) {
      article.inlinePicture(content, out);
    }
  }
}
