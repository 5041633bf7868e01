package microfiche.extract.html;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import microfiche.extract.Vocabulary;
import org.jspecify.annotations.Nullable;

/** The credit of a picture: the last parenthesis of its caption. */
public final class Credits {
  /** 图片来源：X, 图／X, (Photo: X): the label says only that a credit follows. */
  private static final Pattern LABEL =
      Vocabulary.pattern(
          "^(?:{caption.credit}|{caption.picture}?{caption.source}|{caption.picture_label|caption.picture_short})"
              + "\\s*[：:／/，,]\\s*");

  /** 左, 右二, 前排左起, 前左: says where somebody stands, not who took the picture. */
  private static final Pattern POSITION =
      Vocabulary.pattern("^(?:{caption.position}|[0-9、，]){1,9}$");

  /** （1968）, （部分）, (detail): says what of, not by whom. */
  private static final Pattern NO_CREDIT =
      Vocabulary.pattern("[\\d\\s./年月日–-]{2,20}|{caption.excerpt}");

  private static final Pattern FILE_ENDING = Pattern.compile("(?i)\\.(?:png|jpe?g)$");

  private static final String AFTER = "。．.；;，,、！!？?”\"』」 ";

  private Credits() {}

  /** Without parentheses and label, or null when the caption does not end with one. */
  public static @Nullable String of(String caption) {
    int end = FILE_ENDING.matcher(caption).replaceFirst("").length();
    while (end > 0 && AFTER.indexOf(caption.charAt(end - 1)) >= 0) {
      end--;
    }
    if (end == 0 || !closes(caption.charAt(end - 1))) {
      return marked(caption.substring(0, end));
    }
    int depth = 0;
    for (int i = end - 1; i >= 0; i--) {
      char c = caption.charAt(i);
      if (closes(c)) {
        depth++;
      } else if (opens(c) && --depth == 0) {
        return credit(caption.substring(i + 1, end - 1));
      }
    }
    return null;
  }

  /** … © Bloomberg, … 图：码头笔记, … REUTERS/Jason Lu, … Photo by X on Unsplash. */
  private static final Pattern MARKED =
      Vocabulary.pattern(
          "(?:©|{caption.picture_short}[：:／/]|\\b{caption.photo_by} )\\s*([^。，；©]{2,60})$"
              + "|({caption.agency}\\s*/\\s*[\\p{L}][\\p{L} .'-]{2,40})$");

  private static @Nullable String marked(String caption) {
    Matcher marked = MARKED.matcher(caption);
    if (!marked.find()) {
      return null;
    }
    return (marked.group(1) != null ? marked.group(1) : marked.group(2)).strip();
  }

  /** {@code text} without the label in front of it. */
  public static String withoutLabel(String text) {
    Matcher label = LABEL.matcher(text);
    String bare = label.find() ? text.substring(label.end()).strip() : text;
    boolean whole =
        bare.length() > 2 && opens(bare.charAt(0)) && closes(bare.charAt(bare.length() - 1));
    return whole ? bare.substring(1, bare.length() - 1).strip() : bare;
  }

  private static @Nullable String credit(String inside) {
    String text = withoutLabel(inside.strip());
    boolean none = POSITION.matcher(text).matches() || NO_CREDIT.matcher(text).matches();
    return text.isEmpty() || none ? null : text;
  }

  private static boolean opens(char c) {
    return c == '(' || c == '（';
  }

  private static boolean closes(char c) {
    return c == ')' || c == '）';
  }
}
