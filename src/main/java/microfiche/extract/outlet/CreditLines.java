package microfiche.extract.outlet;

import java.util.List;
import java.util.regex.Matcher;
import microfiche.article.Person;
import microfiche.extract.html.ReadBlock;
import org.jspecify.annotations.Nullable;

/** 责任编辑：林妍#, （记者X报导/责任编辑：Y）, 记者：X 责编：Y at the end; 文/X at the beginning. */
final class CreditLines {
  /** Credit lines stand in the last blocks, before notes about rights and sources. */
  static final int BLOCKS = 8;

  private static final int FIRST = 3;

  private final Bylines bylines;

  CreditLines(Bylines bylines) {
    this.bylines = bylines;
  }

  void read(List<ReadBlock> blocks) {
    List<ReadBlock> texts = texts(blocks);
    for (int i = 0; i < texts.size(); i++) {
      boolean last = i >= texts.size() - BLOCKS;
      List<String> parts = i < FIRST || last ? texts.get(i).lines() : List.of();
      for (String line : parts) {
        if (Bylines.isCreditLine(line)) {
          bylines.creditLine(line);
        } else if (last) {
          closingParenthesis(line);
        }
      }
    }
  }

  /** …目拭以待！（责任编辑：X） glued to the last sentence, or (编译：Wendy). */
  private void closingParenthesis(String line) {
    int behind = Math.max(line.lastIndexOf('）'), line.lastIndexOf(')'));
    if (behind < 0 || behind < line.length() - 2) {
      return; // regular expressions are slow to find that out
    }
    Matcher found = Datelines.PARENTHESIS.matcher(line);
    String last = null;
    while (found.find()) {
      last = found.end() >= line.length() - 1 ? found.group(1) : null;
    }
    if (last != null && Bylines.isCreditLine(last)) {
      bylines.creditLine(last);
    }
  }

  /** The author whom the headline begins with, where nobody else is named. */
  void columnAuthor(
      HouseStyle style,
      @Nullable String headline,
      List<ReadBlock> blocks,
      @Nullable String section) {
    if (style.columnAuthor() && !bylines.has(Bylines.Role.AUTHOR) && headline != null) {
      List<String> lines = texts(blocks).stream().map(ReadBlock::text).toList();
      String name = ColumnAuthor.of(headline, lines, section);
      if (name != null) {
        bylines.add(Bylines.Role.AUTHOR, List.of(new Person(name, null)));
      }
    }
  }

  private static List<ReadBlock> texts(List<ReadBlock> blocks) {
    return blocks.stream().filter(block -> !block.text().isEmpty()).toList();
  }
}
