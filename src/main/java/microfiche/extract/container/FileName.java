package microfiche.extract.container;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import microfiche.extract.Statement;
import microfiche.extract.Statement.Field;
import microfiche.extract.Statement.Rank;
import microfiche.extract.Statements;
import org.jspecify.annotations.Nullable;

/** What the name of a file says where nothing in it does: Jekyll's {@code 2018-03-14-title.md}. */
public final class FileName {
  private static final String BY = "file name";

  private static final Pattern DATED =
      Pattern.compile(
          "^((?:19|20)\\d\\d)[-_.]?(0?[1-9]|1[0-2])[-_.]?(0?[1-9]|[12]\\d|3[01])(?:[-_. ]+(.*))?$");

  /** 20180314, n12162113, a102636368, 3f2a9c…: numbers, and not names. */
  private static final Pattern NUMBER = Pattern.compile("[a-z]{0,3}[-_]?\\d+|[0-9a-f-]{16,}");

  private FileName() {}

  /** States the day and the title that the last name of {@code path} has. */
  public static void state(String path, Statements statements) {
    String[] names = path.split("/");
    String name = bare(names[names.length - 1]);
    boolean index = name.equalsIgnoreCase("index") && names.length > 1;
    name = index ? names[names.length - 2] : name;
    Matcher dated = DATED.matcher(name);
    if (dated.matches()) {
      String day = dated.group(1) + "-" + padded(dated.group(2)) + "-" + padded(dated.group(3));
      statements.add(new Statement(Field.PUBLISHED, day, Rank.FILE_NAME, BY));
      name = dated.group(4) == null ? "" : dated.group(4);
    }
    String title = title(name);
    if (title != null) {
      statements.add(new Statement(Field.HEADLINE, title, Rank.FILE_NAME, BY));
    }
  }

  private static String bare(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0 && name.length() - dot <= 9 ? name.substring(0, dot) : name;
  }

  private static String padded(String digits) {
    return digits.length() == 1 ? "0" + digits : digits;
  }

  private static @Nullable String title(String name) {
    if (name.isBlank() || NUMBER.matcher(name).matches()) {
      return null;
    }
    boolean slug = name.indexOf(' ') < 0 && name.chars().allMatch(c -> c < 0x2E80);
    String title = (slug ? name.replaceAll("[-_]+", " ") : name.replace('_', ' ')).strip();
    return title.codePoints().filter(Character::isLetter).count() < 2 ? null : title;
  }
}
