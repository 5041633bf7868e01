package microfiche.media;

import org.jspecify.annotations.Nullable;

/** Follows the segments of a JPEG file (ITU-T T.81, annex B). */
final class Jpeg {
  private static final int START_OF_SCAN = 0xDA;
  private static final int END = 0xD9;
  private static final int APPLICATION_1 = 0xE1;

  /** In tag 0x0112 of Exif: from 5 on the picture lies on its side. */
  private static final int ON_ITS_SIDE = 5;

  private static final int ORIENTATION = 0x0112;

  private Jpeg() {}

  static PictureFile.Size size(Octets in) throws NotAPictureException {
    PictureFile.Size size = null;
    int orientation = 0;
    long at = 2;
    while (true) {
      at = marker(in, at);
      int marker = in.at(at++);
      if (marker == END) {
        break;
      }
      if (alone(marker)) {
        continue;
      }
      if (frame(marker) && size == null) {
        size = new PictureFile.Size(in.bigEndian16(at + 5), in.bigEndian16(at + 3));
      } else if (marker == APPLICATION_1 && orientation == 0 && in.has(at + 2, "Exif\0\0")) {
        orientation = orientation(in, at + 8, at + in.bigEndian16(at));
      }
      at += in.bigEndian16(at);
      if (marker == START_OF_SCAN) {
        at = scanned(in, at);
      }
    }
    return turned(size, orientation);
  }

  private static PictureFile.Size turned(PictureFile.@Nullable Size size, int orientation)
      throws NotAPictureException {
    if (size == null) {
      throw new NotAPictureException("its size is missing");
    }
    return orientation >= ON_ITS_SIDE ? size.turned() : size;
  }

  /** The place of the next marker's second byte; fill bytes before it may be several. */
  private static long marker(Octets in, long from) throws NotAPictureException {
    long at = from;
    while (in.at(at) != 0xFF) {
      at++;
    }
    while (in.at(at) == 0xFF) {
      at++;
    }
    return at;
  }

  /** Where the coded data of a scan ends: at the next marker that is not part of it. */
  private static long scanned(Octets in, long from) throws NotAPictureException {
    for (long at = from; ; at++) {
      if (in.at(at) == 0xFF) {
        int next = in.at(at + 1);
        if (next != 0 && next != 0xFF && !(next >= 0xD0 && next <= 0xD7)) {
          return at;
        }
      }
    }
  }

  private static boolean alone(int marker) {
    return marker >= 0xD0 && marker <= 0xD8 || marker <= 1;
  }

  /** Start of frame, of any coding; three of the numbers among them mean something else. */
  private static boolean frame(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }

  /** Of Exif data from {@code start} to {@code end}, or 1; damaged data turns nothing. */
  private static int orientation(Octets in, long start, long end) {
    try {
      boolean littleEndian = in.has(start, "II");
      long directory =
          start + (littleEndian ? in.littleEndian32(start + 4) : in.bigEndian32(start + 4));
      int entries = littleEndian ? in.littleEndian16(directory) : in.bigEndian16(directory);
      for (int i = 0; i < entries; i++) {
        long entry = directory + 2 + i * 12L;
        if (entry + 12 > end) {
          break;
        }
        if ((littleEndian ? in.littleEndian16(entry) : in.bigEndian16(entry)) == ORIENTATION) {
          int value = littleEndian ? in.littleEndian16(entry + 8) : in.bigEndian16(entry + 8);
          return value >= 1 && value <= 8 ? value : 1;
        }
      }
    } catch (NotAPictureException e) {
      // the picture itself may be whole
    }
    return 1;
  }
}
