package microfiche.extract.markdown;

import com.vladsch.flexmark.ext.gfm.strikethrough.internal.StrikethroughDelimiterProcessor;
import com.vladsch.flexmark.parser.core.delimiter.AsteriskDelimiterProcessor;
import microfiche.extract.html.CjkText;

/**
 * Where emphasis may begin and end beside Chinese. CommonMark asks for a space or a mark between a
 * mark inside the signs and a letter outside, and Chinese is set without: {@code **提醒：**下雨天}. So
 * Chinese characters and marks ask for nothing here (the amendment that CommonMark's discussion 650
 * speaks of).
 */
final class CjkEmphasis {
  private CjkEmphasis() {}

  /** For {@code *} and {@code **}. */
  static final class Asterisk extends AsteriskDelimiterProcessor {
    Asterisk() {
      super(true);
    }

    @Override
    public boolean canBeOpener(
        String before,
        String after,
        boolean left,
        boolean right,
        boolean beforeIsMark,
        boolean afterIsMark,
        boolean beforeIsSpace,
        boolean afterIsSpace) {
      return left || opens(before, after, beforeIsMark, afterIsMark, beforeIsSpace, afterIsSpace);
    }

    @Override
    public boolean canBeCloser(
        String before,
        String after,
        boolean left,
        boolean right,
        boolean beforeIsMark,
        boolean afterIsMark,
        boolean beforeIsSpace,
        boolean afterIsSpace) {
      // What closes is what opens, seen from the other side.
      return right || opens(after, before, afterIsMark, beforeIsMark, afterIsSpace, beforeIsSpace);
    }
  }

  /** For {@code ~~}. */
  static final class Strike extends StrikethroughDelimiterProcessor {
    @Override
    public boolean canBeOpener(
        String before,
        String after,
        boolean left,
        boolean right,
        boolean beforeIsMark,
        boolean afterIsMark,
        boolean beforeIsSpace,
        boolean afterIsSpace) {
      return left || opens(before, after, beforeIsMark, afterIsMark, beforeIsSpace, afterIsSpace);
    }

    @Override
    public boolean canBeCloser(
        String before,
        String after,
        boolean left,
        boolean right,
        boolean beforeIsMark,
        boolean afterIsMark,
        boolean beforeIsSpace,
        boolean afterIsSpace) {
      return right || opens(after, before, afterIsMark, beforeIsMark, afterIsSpace, beforeIsSpace);
    }
  }

  /** Whether signs between {@code outside} and {@code inside} may begin an emphasis. */
  private static boolean opens(
      String outside,
      String inside,
      boolean outsideIsMark,
      boolean insideIsMark,
      boolean outsideIsSpace,
      boolean insideIsSpace) {
    return !insideIsSpace
        && (!insideIsMark || isCjk(inside) || isCjk(outside) || outsideIsMark || outsideIsSpace);
  }

  private static boolean isCjk(String text) {
    return !text.isEmpty() && CjkText.isCjk(text.codePointAt(0));
  }
}
