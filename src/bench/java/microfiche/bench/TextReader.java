package microfiche.bench;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Cuts running text into what may vary and what states facts and has to stay readable. */
final class TextReader {
  private static final Pattern DAY =
      Pattern.compile("(?:(\\d{4})(年|-))?(?<!\\d)(\\d{1,2})(月|-)(\\d{1,2})(?:(日)|(?!\\d))");

  private static final Pattern YEAR = Pattern.compile("((?:19|20)\\d{2})(?=年)");

  private static final Pattern NUMBER = Pattern.compile("\\d+(?![\\d年月日时时時点點分])");

  private static final Pattern SENTENCE = Pattern.compile("[^。！？]*(?:[。！？]+[”」』]?|$)");

  /** Sentences with these say who wrote, and stay. */
  private static final Pattern FACTS =
      Pattern.compile("记者|記者|责任编辑|責任編輯|责编|编辑：|作者|撰文|撰稿|编译|翻译|译者|来源|转自|整理|网编|荣誉会员|\\w://|#|◇");

  private static final Pattern NOT_ALONE = Pattern.compile("[【】（）()\\[\\]《》「」<>：:&|*_“”‘’]");

  private static final String OPEN = "【（([";
  private static final String CLOSE = "】）)]";

  private final Words words;
  private final List<String> authors;
  private final LocalDate day;

  /**
   * A reader of one seed.
   *
   * @param day of the article; days in its text are kept as far from it as they are
   */
  TextReader(Words words, List<String> authors, LocalDate day) {
    this.words = words;
    this.authors = authors;
    this.day = day;
  }

  /** The pieces of a text node. */
  List<Piece> read(String text) {
    List<Piece> pieces = new ArrayList<>();
    Matcher sentence = SENTENCE.matcher(text);
    while (sentence.find() && !sentence.group().isEmpty()) {
      String all = sentence.group();
      String core = all.strip();
      int at = all.indexOf(core);
      Fixes fixes = new Fixes(pieces);
      fixes.add(all.substring(0, at));
      fixes.end();
      if (core.length() >= 10
          && "。！？".indexOf(core.charAt(core.length() - 1)) >= 0
          && !NOT_ALONE.matcher(core).find()
          && !FACTS.matcher(core).find()) {
        pieces.add(new Piece.Sentence(cut(core, false), core.length()));
      } else {
        pieces.addAll(cut(core, FACTS.matcher(core).find() || shortLabel(core)));
      }
      fixes.add(all.substring(at + core.length()));
      fixes.end();
    }
    return pieces;
  }

  /** 网编：瑞哲 */
  private static boolean shortLabel(String text) {
    return text.length() < 24 && (text.indexOf('：') >= 0 || text.indexOf(':') >= 0);
  }

  /** The pieces of a headline or sentence; with {@code facts} only days and names vary. */
  List<Piece> cut(String text, boolean facts) {
    List<Piece> pieces = new ArrayList<>();
    Fixes fixes = new Fixes(pieces);
    int inside = 0;
    for (int i = 0; i < text.length(); ) {
      char c = text.charAt(i);
      inside += OPEN.indexOf(c) >= 0 ? 1 : CLOSE.indexOf(c) >= 0 && inside > 0 ? -1 : 0;
      Found found = at(text, i, facts || inside > 0);
      if (found != null) {
        fixes.end();
        pieces.add(found.piece());
        i = found.end();
      } else {
        int end = c == '&' ? entityEnd(text, i) : i + 1;
        fixes.add(text.substring(i, end));
        i = end;
      }
    }
    fixes.end();
    return pieces;
  }

  private record Found(Piece piece, int end) {}

  private @Nullable Found at(String text, int i, boolean facts) {
    char c = text.charAt(i);
    if (c >= '0' && c <= '9') {
      return digits(text, i, facts);
    }
    if (!Words.han(c)) {
      return null;
    }
    for (String author : authors) {
      if (text.startsWith(author, i)) {
        return new Found(new Piece.Author(author), i + author.length());
      }
    }
    int rank = facts ? -1 : words.rank(text, i);
    return rank < 0 ? null : new Found(new Piece.Word(rank), i + 2);
  }

  private @Nullable Found digits(String text, int i, boolean facts) {
    char before = i == 0 ? ' ' : text.charAt(i - 1);
    if (Character.isLetterOrDigit(before) && !Words.han(before)) {
      return null;
    }
    Matcher found = DAY.matcher(text).region(i, text.length());
    if (found.lookingAt()) {
      Piece piece = day(found);
      return piece == null ? null : new Found(piece, found.end());
    }
    Matcher year = YEAR.matcher(text).region(i, text.length());
    if (year.lookingAt()) {
      int offset = Integer.parseInt(year.group(1)) - day.getYear();
      return new Found(new Piece.Year(offset), year.end());
    }
    Matcher number = NUMBER.matcher(text).region(i, text.length());
    return !facts && number.lookingAt()
        ? new Found(new Piece.Figure(number.group()), number.end())
        : null;
  }

  /** 2021年10月18日, 10月18日, 2021-10-18; null for what is no day. */
  private @Nullable Piece day(Matcher found) {
    String year = found.group(1);
    boolean han = found.group(4).equals("月");
    if (han ? found.group(6) == null : year == null || found.group(6) != null) {
      return null;
    }
    try {
      LocalDate stated =
          LocalDate.of(
              year == null ? day.getYear() : Integer.parseInt(year),
              Integer.parseInt(found.group(3)),
              Integer.parseInt(found.group(5)));
      if (year == null && Math.abs(ChronoUnit.DAYS.between(day, stated)) > 183) {
        stated = stated.plusYears(stated.isBefore(day) ? 1 : -1);
      }
      boolean padded = found.group(3).startsWith("0") || found.group(5).startsWith("0") || !han;
      String digits = padded ? "02d" : "d";
      return new Piece.Day(
          ChronoUnit.DAYS.between(day, stated),
          (year == null ? "" : "%1$d" + found.group(2))
              + ("%2$" + digits + found.group(4) + "%3$" + digits + (han ? "日" : "")));
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static int entityEnd(String text, int at) {
    int end = text.indexOf(';', at);
    return end < 0 || end > at + 10 ? at + 1 : end + 1;
  }

  /** Puts characters that stay together into one piece. */
  private static final class Fixes {
    private final List<Piece> pieces;
    private final StringBuilder text = new StringBuilder();

    Fixes(List<Piece> pieces) {
      this.pieces = pieces;
    }

    void add(String more) {
      text.append(more);
    }

    void end() {
      if (!text.isEmpty()) {
        pieces.add(new Piece.Fixed(text.toString()));
        text.setLength(0);
      }
    }
  }
}
