package microfiche.media;

import java.util.Locale;

/**
 * What the bytes of a picture say of it. Pictures are not decoded, only followed to their end: a
 * picture that was cut is told from a whole one.
 *
 * @param width as it is shown, after turning it the way it says, in pixels
 * @param height likewise
 */
public record PictureFile(PictureType type, int width, int height) {
  /** Above this many pixels a browser may give up, or take gigabytes. */
  private static final long MOST_PIXELS = 150_000_000;

  /**
   * Reads a whole picture.
   *
   * @throws NotAPictureException when it is none, is cut, or no browser could show it
   */
  public static PictureFile of(byte[] bytes) throws NotAPictureException {
    if (bytes.length == 0) {
      throw new NotAPictureException("it is empty");
    }
    PictureType type = PictureType.of(bytes);
    if (type == null) {
      throw new NotAPictureException(
          "it is no picture by its first bytes (JPEG, PNG, GIF, WebP and AVIF are)");
    }
    Octets octets = new Octets(bytes);
    Size size =
        switch (type) {
          case JPEG -> Jpeg.size(octets);
          case PNG -> png(octets);
          case GIF -> gif(octets);
          case WEBP -> webp(octets);
          case AVIF -> Avif.size(octets);
        };
    if (size.width() < 1 || size.height() < 1) {
      throw new NotAPictureException("it says that it has no width or height");
    }
    if ((long) size.width() * size.height() > MOST_PIXELS) {
      throw new NotAPictureException(
          String.format(
              Locale.ROOT,
              "it is too large to be shown (%d by %d pixels)",
              size.width(),
              size.height()));
    }
    return new PictureFile(type, size.width(), size.height());
  }

  /** In pixels. */
  record Size(int width, int height) {
    Size turned() {
      return new Size(/* width= */ height, /* height= */ width);
    }
  }

  /** The PNG specification, chapters 5 and 11: IHDR is the first chunk, IEND the last. */
  private static Size png(Octets in) throws NotAPictureException {
    long width = in.bigEndian32(16);
    long height = in.bigEndian32(20);
    if (!in.has(12, "IHDR") || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
      throw new NotAPictureException("its beginning is damaged");
    }
    long at = 8;
    while (!in.has(at + 4, "IEND")) {
      at += in.bigEndian32(at) + 12;
    }
    in.at(at + 11);
    return new Size((int) width, (int) height);
  }

  /** GIF89a, appendix A: a screen, then blocks of sub-blocks, then a trailer. */
  private static Size gif(Octets in) throws NotAPictureException {
    Size size = new Size(in.littleEndian16(6), in.littleEndian16(8));
    long at = 13L + colours(in.at(10));
    boolean shown = false;
    while (!(shown && at == in.size()) && in.at(at) != 0x3B) {
      boolean image = in.at(at) == 0x2C;
      if (!image && in.at(at) != 0x21) {
        throw new NotAPictureException("it is damaged at byte " + at);
      }
      at += image ? 11 + colours(in.at(at + 9)) : 2;
      while (in.at(at) != 0) {
        at += in.at(at) + 1;
      }
      at++;
      shown |= image;
    }
    return size;
  }

  /** The bytes of a colour table that {@code flags} announce. */
  private static int colours(int flags) {
    return (flags & 0x80) == 0 ? 0 : 3 << (flags & 7) + 1;
  }

  /** RFC 9649, sections 2.3 to 2.7. */
  private static Size webp(Octets in) throws NotAPictureException {
    if (in.littleEndian32(4) + 8 > in.size()) {
      throw new NotAPictureException("it ends too early");
    }
    if (in.has(12, "VP8X")) {
      return new Size(
          (int) (in.littleEndian32(24) & 0xFFFFFF) + 1,
          (in.littleEndian16(27) | in.at(29) << 16) + 1);
    } else if (in.has(12, "VP8L") && in.at(20) == 0x2F) {
      long bits = in.littleEndian32(21);
      return new Size((int) (bits & 0x3FFF) + 1, (int) (bits >> 14 & 0x3FFF) + 1);
    } else if (in.has(12, "VP8 ") && in.has(23, "\u009D\u0001*")) {
      return new Size(in.littleEndian16(26) & 0x3FFF, in.littleEndian16(28) & 0x3FFF);
    }
    throw new NotAPictureException("its beginning is damaged");
  }
}
