package microfiche.search;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Packs the texts of a segment, some articles at a time: what a page needs to show hits. */
final class TextBlocks {
  /** Characters at which a block is closed. */
  private static final int FULL = 8000;

  private final Consumer<BitWriter> out;
  private final StringBuilder text = new StringBuilder(FULL * 2);
  private final Deflate deflate = new Deflate();
  private byte[] bytes = new byte[FULL * 4];
  private final BitWriter stream = new BitWriter();
  private final List<Integer> sizes = new ArrayList<>();
  private int documents;

  /** Blocks for {@code out}, which takes the stream of each and must use it at once. */
  TextBlocks(Consumer<BitWriter> out) {
    this.out = out;
  }

  void add(List<String> parts) {
    if (documents > 0) {
      text.append(Parts.END);
    }
    for (int i = 0; i < parts.size(); i++) {
      if (i > 0) {
        text.append(Parts.NEXT);
      }
      text.append(parts.get(i));
    }
    documents++;
    if (text.length() >= FULL) {
      close();
    }
  }

  /** Articles in each block; to be asked when all were added. */
  List<Integer> close() {
    if (documents > 0) {
      if (bytes.length < text.length() * 3) {
        bytes = new byte[text.length() * 3];
      }
      byte[] packed = deflate.pack(bytes, CharacterOrder.write(text, bytes));
      stream.clear();
      stream.bits(32, packed.length);
      for (byte b : packed) {
        stream.bits(8, b & 0xFF);
      }
      out.accept(stream);
      sizes.add(documents);
      documents = 0;
      text.setLength(0);
    }
    return sizes;
  }
}
