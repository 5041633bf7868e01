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
  ONE_ADDED("rebuild, 1 article added"),
  HUNDRED_ADDED("rebuild, 100 articles added");

  private final String title;

  Contestant(String title) {
    this.title = title;
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
    return this == ONE_ADDED ? 1 : this == HUNDRED_ADDED ? 100 : 0;
  }
}
