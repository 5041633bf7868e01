package microfiche.search;

import java.util.List;
import java.util.function.BiConsumer;
import microfiche.pack.Deflate;

/** Packs the texts of a run, some articles at a time: what a page needs to show hits. */
final class TextBlocks {
  private final StringBuilder text = new StringBuilder(1 << 14);
  private final Deflate deflate = new Deflate();
  private byte[] bytes = new byte[1 << 15];
  private final BitWriter stream = new BitWriter();

  /**
   * Packs a run.
   *
   * @param parts of each of its articles, in order
   * @param out takes the number of each block and its stream, which it must use at once
   */
  void write(TextRun run, List<List<String>> parts, BiConsumer<Integer, BitWriter> out) {
    int next = 0;
    for (int block = 0; block < run.blocks().size(); block++) {
      int end = next + run.blocks().get(block);
      text.setLength(0);
      for (int i = next; i < end; i++) {
        if (i > next) {
          text.append(Parts.END);
        }
        add(parts.get(i));
      }
      pack();
      out.accept(block, stream);
      next = end;
    }
  }

  /** Packs texts into one stream, which must be used at once. */
  BitWriter pack(List<String> texts) {
    text.setLength(0);
    text.append(String.join(String.valueOf(Parts.END), texts));
    pack();
    return stream;
  }

  private void add(List<String> parts) {
    for (int i = 0; i < parts.size(); i++) {
      if (i > 0) {
        text.append(Parts.NEXT);
      }
      text.append(parts.get(i));
    }
  }

  private void pack() {
    if (bytes.length < text.length() * 3) {
      bytes = new byte[text.length() * 3];
    }
    byte[] packed = deflate.pack(bytes, CharacterOrder.write(text, bytes));
    stream.clear();
    stream.bits(32, packed.length);
    for (byte b : packed) {
      stream.bits(8, b & 0xFF);
    }
  }
}
