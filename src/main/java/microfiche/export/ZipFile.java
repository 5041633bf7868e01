package microfiche.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import microfiche.pack.Deflate;

/**
 * Writes a ZIP archive (APPNOTE 6.3, without its 64 bit form): the same files, the same bytes, for
 * it packs by itself and knows no clock. One file after the other, so that no more than one is in
 * memory. Not for several threads.
 */
final class ZipFile {
  /** 1980-01-01, the first day there is. */
  private static final int DATE = 33;

  /** Names are UTF-8. */
  private static final int UTF8 = 0x800;

  private static final int DEFLATED = 8;
  private static final long MOST = 0xFFFF_FFFFL;
  private static final int MOST_FILES = 0xFFFF;

  private final OutputStream out;
  private final Deflate deflate = new Deflate();
  private final List<byte[]> directory = new ArrayList<>();
  private long offset;

  ZipFile(OutputStream out) {
    this.out = out;
  }

  /** Adds a file that is worth packing. */
  void text(String name, byte[] content) throws IOException {
    byte[] packed = deflate.pack(content, content.length);
    boolean smaller = packed.length < content.length;
    add(name, content, smaller ? packed : content, smaller ? DEFLATED : 0);
  }

  /** Adds a file as it is. */
  void stored(String name, byte[] content) throws IOException {
    add(name, content, content, 0);
  }

  private void add(String name, byte[] content, byte[] written, int method) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(content);
    byte[] path = name.getBytes(StandardCharsets.UTF_8);
    Fields common =
        new Fields()
            .two(20)
            .two(UTF8)
            .two(method)
            .two(0)
            .two(DATE)
            .four(crc.getValue())
            .four(written.length)
            .four(content.length)
            .two(path.length)
            .two(0);
    directory.add(
        new Fields()
            .four(0x02014b50L)
            .two(20)
            .bytes(common.bytes())
            .two(0)
            .two(0)
            .two(0)
            .four(0)
            .four(offset)
            .bytes(path)
            .bytes());
    put(new Fields().four(0x04034b50L).bytes(common.bytes()).bytes(path).bytes());
    put(written);
    if (offset > MOST || directory.size() > MOST_FILES) {
      throw new IOException("larger than a ZIP file may be; choose fewer articles");
    }
  }

  /** Ends the archive; the stream stays open. */
  void finish() throws IOException {
    long start = offset;
    for (byte[] entry : directory) {
      put(entry);
    }
    put(
        new Fields()
            .four(0x06054b50L)
            .two(0)
            .two(0)
            .two(directory.size())
            .two(directory.size())
            .four(offset - start)
            .four(start)
            .two(0)
            .bytes());
  }

  private void put(byte[] bytes) throws IOException {
    out.write(bytes);
    offset += bytes.length;
  }

  /** Numbers with their lowest byte first. */
  private static final class Fields {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(64);

    Fields two(int number) {
      bytes.write(number);
      bytes.write(number >> 8);
      return this;
    }

    Fields four(long number) {
      return two((int) (number & 0xFFFF)).two((int) (number >> 16 & 0xFFFF));
    }

    Fields bytes(byte[] more) {
      bytes.writeBytes(more);
      return this;
    }

    byte[] bytes() {
      return bytes.toByteArray();
    }
  }
}
