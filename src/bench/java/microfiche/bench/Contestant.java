package microfiche.bench;

import java.util.Arrays;
import java.util.Locale;

/** What is measured, in the order of a round. */
enum Contestant {
  CLEAN("clean build"),
  NO_SEARCH("clean build without search"),
  FLOOR_PARSE("floor: read and parse"),
  FLOOR_WRITE("floor: read, parse, write"),
  HUGO("Hugo, clean build"),
  UNCHANGED("rebuild, nothing changed"),
  ONE_ADDED("rebuild, 1 article added", 1, Age.ANY),
  TODAY_ADDED("rebuild, 1 article of today added", 1, Age.NEW),
  RIGHT_AFTER("rebuild right after that"),
  OLD_ADDED("rebuild, 1 article of an old day added", 1, Age.OLD),
  HUNDRED_ADDED("rebuild, 100 articles added", 100, Age.ANY),
  HUNDRED_TODAY_ADDED("rebuild, 100 articles of today added", 100, Age.NEW),
  POSTS("clean build of Hugo's Markdown");

  /** Of which days the articles are that are added. */
  enum Age {
    ANY,
    NEW,
    OLD
  }

  private final String title;
  private final int added;
  private final Age age;

  Contestant(String title) {
    this(title, 0, Age.ANY);
  }

  Contestant(String title, int added, Age age) {
    this.title = title;
    this.added = added;
    this.age = age;
  }

  String title() {
    return title;
  }

  /** How it is called on the command line: {@code floor-parse}. */
  String option() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Contestant of(String option) {
    return Arrays.stream(values())
        .filter(contestant -> contestant.option().equals(option))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no contestant is called "
                        + option
                        + "; there are "
                        + Arrays.stream(values()).map(Contestant::option).toList()));
  }

  /** How many articles are added before it. */
  int added() {
    return added;
  }

  Age age() {
    return age;
  }

  /** Whether it reads what was made for Hugo. */
  boolean needsMarkdown() {
    return this == HUGO || this == POSTS;
  }
}
