package microfiche.extract.html;

import org.jspecify.annotations.Nullable;

/**
 * What is around an element that is read.
 *
 * @param sink where its blocks go
 * @param wrap what its text stands in, or null
 * @param heading the level of the heading it stands in, or 0
 * @param depth how many elements are around it
 */
record Surroundings(BlockSink sink, Run.@Nullable Wrap wrap, int heading, int depth) {
  /** Deeper nesting than any article's; hostile input stops here and keeps its text. */
  private static final int DEEPEST = 200;

  /** Whether nothing may be read below that has elements of its own. */
  boolean tooDeep() {
    return depth >= DEEPEST;
  }

  /** Whether wrappers without words of their own should not count any more. */
  boolean deep() {
    return depth > DEEPEST / 2;
  }

  /** Around the elements below one with these surroundings. */
  Surroundings deeper() {
    return new Surroundings(sink, wrap, heading, depth + 1);
  }

  /** In a style or link. */
  Surroundings in(Run.Wrap other) {
    return new Surroundings(sink, other, heading, depth);
  }

  /** In a heading. */
  Surroundings inHeading(int level) {
    return new Surroundings(sink, wrap, level, depth);
  }

  /** In a block that has blocks of its own. */
  Surroundings inside(BlockSink inner) {
    return new Surroundings(inner, wrap, 0, depth);
  }
}
