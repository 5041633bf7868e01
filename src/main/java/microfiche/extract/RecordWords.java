package microfiche.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import microfiche.article.Article;
import microfiche.article.Keyword;
import microfiche.article.Organization;
import microfiche.article.Person;
import microfiche.article.PublicationDate;
import org.jspecify.annotations.Nullable;

/** All that stands in the fields of a record, to see whether a line's words are among it. */
final class RecordWords {
  /** What may stand around a value: a key, signs of Markdown, quotation marks, a label. */
  private static final Pattern BESIDE =
      Pattern.compile(
          "^[^\\p{L}\\p{N}]*(?:\\.\\. )?[\\p{L}_][\\p{L}\\p{N}_ .-]{0,30}?\\s*(?:[（(][^（()）]{0,12}[）)])?\\s*[:：=]");

  private static final Pattern WORDS = Pattern.compile("[\\p{L}\\p{N}]+");

  private final String all;
  private final boolean dated;

  RecordWords(Article article) {
    List<String> values = new ArrayList<>();
    values.add(article.headline());
    values.add(article.alternativeHeadline());
    values.add(article.url());
    values.add(article.inLanguage());
    values.add(article.seed().mirroredAt());
    for (List<Person> people : List.of(article.author(), article.editor(), article.translator())) {
      for (Person person : people) {
        values.add(person.name());
        values.add(person.jobTitle());
      }
    }
    for (Keyword keyword : article.keywords()) {
      values.add(keyword.name());
    }
    values.addAll(article.articleSection());
    Organization publisher = article.publisher();
    values.add(publisher == null ? null : publisher.name());
    date(article.datePublished(), values);
    date(article.dateModified(), values);
    this.dated = article.datePublished() != null;
    StringBuilder joined = new StringBuilder("|");
    for (String value : values) {
      joined.append(value == null ? "" : bare(value)).append('|');
    }
    this.all = joined.toString();
  }

  private static void date(@Nullable PublicationDate date, List<String> values) {
    if (date != null) {
      values.add(date.toString());
    }
  }

  /** Whether every value in {@code line}, its key aside, stands in a field. */
  boolean hold(String line) {
    Matcher key = BESIDE.matcher(line);
    boolean address = line.contains("://");
    String value =
        key.find() && !(address && key.end() > line.indexOf("://"))
            ? line.substring(key.end())
            : line;
    if (bare(value).isEmpty()
        || all.contains(bare(value))
        || value.length() > 2 && bare(line).length() > 0 && all.contains(bare(line))) {
      return true;
    }
    if (dated && isDate(value)) {
      return true;
    }
    Matcher word = WORDS.matcher(value);
    while (word.find()) {
      if (!all.contains(word.group().toLowerCase(Locale.ROOT))) {
        return false;
      }
    }
    return true;
  }

  /** A day in digits, whatever the order: the record has it in its own form. */
  private static boolean isDate(String value) {
    long digits = value.chars().filter(Character::isDigit).count();
    return digits >= 6 && value.length() < 60
        || value.matches(".*\\p{L}{3,9}\\.? \\d{1,2},? \\d{4}.*");
  }

  private static String bare(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "");
  }
}
