package microfiche.extract.html;

import org.jspecify.annotations.Nullable;

/**
 * What is around an element that is read.
 *
 * @param sink where its blocks go
 * @param wrap what its text stands in, or null
 * @param heading the level of the heading it stands in, or 0
 * @param depth how many elements are around it
 * @param blocks how many blocks are around it that have blocks of their own
 */
record Surroundings(BlockSink sink, Run.@Nullable Wrap wrap, int heading, int depth, int blocks) {
  /** Deeper nesting than any article's; hostile input stops here and keeps its text. */
  private static final int DEEPEST = 200;

  /**
   * Blocks, or styles and readings, one in another; what goes deeper stands side by side. Whoever
   * walks a body goes as deep.
   */
  private static final int DEEPEST_BLOCK = 30;

  /** Whether nothing may be read below that has elements of its own. */
  boolean tooDeep() {
    return depth >= DEEPEST;
  }

  /** Whether wrappers without words of their own should not count any more. */
  boolean deep() {
    return depth > DEEPEST / 2;
  }

  /** Whether no block may be read below that has blocks of its own. */
  boolean fullOfBlocks() {
    return blocks >= DEEPEST_BLOCK;
  }

  /** Whether the text stands in as much already as it may. */
  boolean fullOfWraps() {
    return wrap != null && wrap.depth() >= DEEPEST_BLOCK;
  }

  /** Around the elements below one with these surroundings. */
  Surroundings deeper() {
    return new Surroundings(sink, wrap, heading, depth + 1, blocks);
  }

  /** In a style or link. */
  Surroundings in(Run.Wrap other) {
    return new Surroundings(sink, other, heading, depth, blocks);
  }

  /** In a heading. */
  Surroundings inHeading(int level) {
    return new Surroundings(sink, wrap, level, depth, blocks);
  }

  /** In a block that has blocks of its own. */
  Surroundings inside(BlockSink inner) {
    return new Surroundings(inner, wrap, 0, depth, blocks + 1);
  }
}
