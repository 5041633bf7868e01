package microfiche.extract;

import java.util.Arrays;

/**
 * Text put together from stretches of a seed, which still knows where each character came from.
 * Immutable.
 */
public final class SourceText {
  private final String text;
  private final int[] starts;
  private final int[] origins;

  private SourceText(String text, int[] starts, int[] origins) {
    this.text = text;
    this.starts = starts;
    this.origins = origins;
  }

  /** The stretch of {@code seed} from {@code start} to {@code end}. */
  public static SourceText of(String seed, int start, int end) {
    return new SourceText(seed.substring(start, end), new int[] {0}, new int[] {start});
  }

  /** A builder for text that mixes stretches of a seed with additions. */
  public static Builder builder() {
    return new Builder(64);
  }

  /** A builder for text of about {@code length} characters. */
  public static Builder builder(int length) {
    return new Builder(length);
  }

  /** The characters, without their places. */
  public String text() {
    return text;
  }

  /** The same text behind {@code added}, which is not in the seed. */
  public SourceText behind(String added) {
    int[] shifted = new int[starts.length + 1];
    int[] kept = new int[starts.length + 1];
    kept[0] = -1;
    for (int i = 0; i < starts.length; i++) {
      shifted[i + 1] = starts[i] + added.length();
      kept[i + 1] = origins[i];
    }
    return new SourceText(added + text, shifted, kept);
  }

  /** A stretch of it, which knows the same places. */
  public SourceText part(int start, int end) {
    if (starts.length == 1 && origins[0] >= 0) {
      return new SourceText(
          text.substring(start, end), new int[] {0}, new int[] {origins[0] + start});
    }
    return builder(end - start).append(this, start, end).build();
  }

  /** The place in the seed of the character at {@code offset}, or -1 if it was added. */
  public int origin(int offset) {
    return origin(piece(offset), offset);
  }

  private int origin(int piece, int offset) {
    return piece < 0 || origins[piece] < 0 ? -1 : origins[piece] + offset - starts[piece];
  }

  /** Which piece holds the character at {@code offset}. */
  private int piece(int offset) {
    int i = Arrays.binarySearch(starts, offset);
    int piece = i >= 0 ? i : -i - 2;
    // Pieces of length zero share a start; the last of them holds the character.
    while (piece + 1 < starts.length && starts[piece + 1] == starts[piece]) {
      piece++;
    }
    return piece;
  }

  /** Collects pieces in order. */
  public static final class Builder {
    private final StringBuilder text;
    private int[] starts = new int[8];
    private int[] origins = new int[8];
    private int pieces;

    private Builder(int length) {
      text = new StringBuilder(length);
    }

    /** Appends a stretch of {@code source}, keeping its origins. */
    public Builder append(SourceText source, int start, int end) {
      int piece = source.piece(start);
      int shift = text.length() - start;
      for (int at = start; at < end; piece++) {
        piece(source.origin(piece, at), at + shift);
        at = piece + 1 < source.starts.length ? source.starts[piece + 1] : end;
      }
      text.append(source.text, start, end);
      return this;
    }

    /** Appends a stretch of the seed itself. */
    public Builder append(String seed, int start, int end) {
      piece(start);
      text.append(seed, start, end);
      return this;
    }

    /** Appends characters that are not in the seed. */
    public Builder add(String added) {
      piece(-1);
      text.append(added);
      return this;
    }

    public SourceText build() {
      if (pieces == 0) {
        piece(-1);
      }
      return new SourceText(
          text.toString(), Arrays.copyOf(starts, pieces), Arrays.copyOf(origins, pieces));
    }

    private void piece(int origin) {
      piece(origin, text.length());
    }

    private void piece(int origin, int start) {
      if (goesOn(origin, start)) {
        return;
      }
      if (pieces == starts.length) {
        starts = Arrays.copyOf(starts, pieces * 2);
        origins = Arrays.copyOf(origins, pieces * 2);
      }
      starts[pieces] = start;
      origins[pieces++] = origin;
    }

    /** Whether a stretch only continues the last one: lines of a seed, one after another. */
    private boolean goesOn(int origin, int start) {
      if (pieces == 0) {
        return false;
      }
      int last = origins[pieces - 1];
      return origin < 0 ? last < 0 : last >= 0 && last + start - starts[pieces - 1] == origin;
    }
  }
}
