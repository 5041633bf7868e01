package microfiche.extract.mirror;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import microfiche.address.Addresses;
import microfiche.extract.Vocabulary;
import microfiche.extract.html.CjkText;
import org.jspecify.annotations.Nullable;

/**
 * A line that says where an article comes from: {@code 原文链接（需翻墙）：URL}, {@code 原文来自「报」：[标题](URL)},
 * {@code ~~Source: URL~~}, also behind a {@code <br/>}.
 *
 * @param address whole, as it stands there
 * @param site the name of the source, or null
 */
public record SourceLine(String address, @Nullable String site) {
  private static final int LONGEST = 4_000;

  /** Words beside the address: a title of the original, not a sentence about it. */
  private static final int MOST_WORDS = 60;

  /** A longer title of a link is that of the original, a shorter one may name its source. */
  private static final int LONGEST_NAME = 16;

  private static final Pattern LABEL =
      Vocabulary.pattern(
          "^(?:<br\\s*/?>|[\\s>*_~#+•·◎●▼►–—-])*+"
              + "{original.of}?{original.label}(?:{original.behind}|\\s{original.behind_blank})?"
              + "\\s*(?<site>[（(「『《【\"“][^）)」』》】\"”\\n]{0,60}[）)」』》】\"”])?"
              + "(?:\\s*[：:|｜]\\s*|\\s+(?=\\[|<|https?://)|(?=\\[|https?://))(?<rest>\\S.*)$",
          Pattern.DOTALL);
  private static final Pattern NOT_A_NAME = Vocabulary.pattern("{original.no_name}");
  private static final Pattern BRACKETS = Pattern.compile("^.|.$");

  /** What is left of the line, or null when it says nothing of the kind. */
  public static @Nullable SourceLine of(String line) {
    if (line.length() > LONGEST || line.isBlank()) {
      return null;
    }
    Matcher label = LABEL.matcher(line);
    if (!label.matches()) {
      return null;
    }
    String rest = label.group("rest").strip();
    Addresses.Found found = Addresses.find(rest);
    if (found == null || found.words().length() > MOST_WORDS) {
      return null;
    }
    String named = label.group("site");
    String site = named == null ? null : CjkText.collapse(BRACKETS.matcher(named).replaceAll(""));
    boolean name = site != null && !site.isEmpty() && !NOT_A_NAME.matcher(site).find();
    boolean called = !found.title().isEmpty() && found.title().length() <= LONGEST_NAME;
    return new SourceLine(found.address(), name ? site : called ? found.title() : null);
  }
}
