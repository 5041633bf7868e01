package microfiche.media;

import java.nio.charset.StandardCharsets;

/** Bytes of a picture as numbers. Whoever asks beyond the end learns that the picture is cut. */
final class Octets {
  private final byte[] bytes;

  Octets(byte[] bytes) {
    this.bytes = bytes;
  }

  int size() {
    return bytes.length;
  }

  int at(long place) throws NotAPictureException {
    if (place < 0 || place >= bytes.length) {
      throw new NotAPictureException("it ends too early");
    }
    return bytes[(int) place] & 0xFF;
  }

  /** Two bytes, the higher first. */
  int two(long place) throws NotAPictureException {
    return at(place) << 8 | at(place + 1);
  }

  /** Two bytes, the lower first. */
  int twoBackwards(long place) throws NotAPictureException {
    return at(place) | at(place + 1) << 8;
  }

  /** Four bytes, the highest first. */
  long four(long place) throws NotAPictureException {
    return (long) two(place) << 16 | two(place + 2);
  }

  /** Four bytes, the lowest first. */
  long fourBackwards(long place) throws NotAPictureException {
    return twoBackwards(place) | (long) twoBackwards(place + 2) << 16;
  }

  /** Whether these characters stand there. */
  boolean has(long place, String text) {
    return place >= 0
        && place + text.length() <= bytes.length
        && new String(bytes, (int) place, text.length(), StandardCharsets.ISO_8859_1).equals(text);
  }
}
