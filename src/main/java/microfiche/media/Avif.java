package microfiche.media;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Follows the boxes of an AVIF file (ISO/IEC 14496-12 and 23008-12). */
final class Avif {
  private final Octets in;

  private Avif(Octets in) {
    this.in = in;
  }

  /** A box: where its content begins, and where the next box does. */
  private record Box(long content, long end) {}

  static PictureFile.Size size(Octets in) throws NotAPictureException {
    Avif avif = new Avif(in);
    Box meta = avif.child("meta", 0, in.size());
    avif.child("mdat", 0, in.size()); // the picture itself
    Box primary = avif.child("pitm", meta.content() + 4, meta.end());
    Box properties = avif.child("iprp", meta.content() + 4, meta.end());
    Box values = avif.child("ipco", properties.content(), properties.end());
    boolean wide = in.at(primary.content()) > 0;
    long item =
        wide ? in.bigEndian32(primary.content() + 4) : in.bigEndian16(primary.content() + 4);
    PictureFile.Size size = null;
    boolean turned = false;
    for (int number : avif.properties(item, properties)) {
      Box value = avif.numbered(number, values);
      if (value != null && in.has(value.content() - 4, "ispe")) {
        size = size(in, value);
      } else if (value != null && in.has(value.content() - 4, "irot")) {
        turned = (in.at(value.content()) & 1) == 1;
      }
    }
    if (size == null) {
      throw new NotAPictureException("its size is missing");
    }
    return turned ? size.turned() : size;
  }

  private static PictureFile.Size size(Octets in, Box value) throws NotAPictureException {
    long width = in.bigEndian32(value.content() + 4);
    long height = in.bigEndian32(value.content() + 8);
    boolean usual = width <= Integer.MAX_VALUE && height <= Integer.MAX_VALUE;
    return usual ? new PictureFile.Size((int) width, (int) height) : new PictureFile.Size(0, 0);
  }

  /**
   * The box of a kind among those from {@code start} to {@code end}; all are followed to the end,
   * so that a cut file is known.
   */
  private Box child(String kind, long start, long end) throws NotAPictureException {
    Box found = null;
    for (long at = start; at < end; ) {
      Box box = box(at, end);
      if (found == null && in.has(at + 4, kind)) {
        found = box;
      }
      at = box.end();
    }
    if (found == null) {
      throw new NotAPictureException("its \"" + kind + "\" is missing");
    }
    return found;
  }

  private Box box(long at, long end) throws NotAPictureException {
    long size = in.bigEndian32(at);
    long head = 8;
    if (size == 1) {
      size = in.bigEndian32(at + 8) << 32 | in.bigEndian32(at + 12);
      head = 16;
    } else if (size == 0) {
      size = end - at;
    }
    if (size < head || size > end - at) {
      throw new NotAPictureException("it ends too early");
    }
    return new Box(at + head, at + size);
  }

  /** A property by its number, which counts from 1. */
  private @Nullable Box numbered(int number, Box values) throws NotAPictureException {
    int count = 0;
    for (long at = values.content(); at < values.end(); ) {
      Box box = box(at, values.end());
      if (++count == number) {
        return box;
      }
      at = box.end();
    }
    return null;
  }

  /** The numbers of an item's properties. */
  private List<Integer> properties(long item, Box around) throws NotAPictureException {
    Box table = child("ipma", around.content(), around.end());
    boolean wideItems = in.at(table.content()) > 0;
    boolean wideNumbers = (in.at(table.content() + 3) & 1) == 1;
    long entries = in.bigEndian32(table.content() + 4);
    long at = table.content() + 8;
    for (long i = 0; i < entries && at < table.end(); i++) {
      long of = wideItems ? in.bigEndian32(at) : in.bigEndian16(at);
      at += wideItems ? 4 : 2;
      int count = in.at(at++);
      List<Integer> numbers = new ArrayList<>();
      for (int j = 0; j < count; j++) {
        numbers.add(wideNumbers ? in.bigEndian16(at) & 0x7FFF : in.at(at) & 0x7F);
        at += wideNumbers ? 2 : 1;
      }
      if (of == item) {
        return numbers;
      }
    }
    return List.of();
  }
}
