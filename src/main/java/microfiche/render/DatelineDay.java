package microfiche.render;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import microfiche.article.Article;
import microfiche.article.Block;
import microfiche.article.PlainText;
import microfiche.article.PublicationDate;
import org.jspecify.annotations.Nullable;

/** The day that a dateline states: 【晨报2019年5月7日讯】. */
final class DatelineDay {
  private static final Pattern DATELINE =
      Pattern.compile("[【\\[（(][^】\\]）)]{0,20}?(\\d{4})年(\\d{1,2})月(\\d{1,2})日");

  /** Blocks at the beginning of an article that may hold it. */
  private static final int BLOCKS = 3;

  /** Characters of a block that may hold it. */
  private static final int OPENING = 60;

  private DatelineDay() {}

  /** As an ISO date, where it is another day than that of the article; else null. */
  static @Nullable String of(Article article) {
    PublicationDate published = article.datePublished();
    List<Block> body = article.body();
    for (Block block : body.subList(0, Math.min(BLOCKS, body.size()))) {
      String text = block instanceof Block.Paragraph p ? PlainText.ofInlines(p.text()) : "";
      Matcher found = DATELINE.matcher(text.substring(0, Math.min(OPENING, text.length())));
      LocalDate day = found.find() ? day(found) : null;
      if (day != null) {
        return published == null || published.day().equals(day) ? null : day.toString();
      }
    }
    return null;
  }

  private static @Nullable LocalDate day(Matcher found) {
    try {
      int year = Integer.parseInt(found.group(1));
      LocalDate day =
          LocalDate.of(year, Integer.parseInt(found.group(2)), Integer.parseInt(found.group(3)));
      return PublicationDate.isPossible(year) ? day : null;
    } catch (DateTimeException e) {
      return null; // the 31st of June: a slip of the outlet, which its text shows
    }
  }
}
