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
  int bigEndian16(long place) throws NotAPictureException {
    return at(place) << 8 | at(place + 1);
  }

  /** Two bytes, the lower first. */
  int littleEndian16(long place) throws NotAPictureException {
    return at(place) | at(place + 1) << 8;
  }

  /** Four bytes, the highest first. */
  long bigEndian32(long place) throws NotAPictureException {
    return (long) bigEndian16(place) << 16 | bigEndian16(place + 2);
  }

  /** Four bytes, the lowest first. */
  long littleEndian32(long place) throws NotAPictureException {
    return littleEndian16(place) | (long) littleEndian16(place + 2) << 16;
  }

  /** Whether these characters stand there. */
  boolean has(long place, String text) {
    return place >= 0
        && place + text.length() <= bytes.length
        && new String(bytes, (int) place, text.length(), StandardCharsets.ISO_8859_1).equals(text);
  }
}
