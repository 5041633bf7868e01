package microfiche.search;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import microfiche.config.SiteConfig.SearchDepth;
import microfiche.hash.Digest;

/** The name of a folder of the index, which follows from all that its files are made from. */
final class Identity {
  /** Changes with the form of the files. */
  private static final String FORM = "microfiche search 2";

  private final ByteBuffer bytes;

  /** A name that depends on so many numbers. */
  Identity(String kind, SearchDepth depth, int numbers) {
    byte[] form = (FORM + " " + kind + " " + depth.name() + "\n").getBytes(StandardCharsets.UTF_8);
    this.bytes = ByteBuffer.allocate(form.length + numbers * Long.BYTES).put(form);
  }

  void number(long number) {
    bytes.putLong(number);
  }

  /** 16 hexadecimal digits. */
  String id() {
    return HexFormat.of().toHexDigits(Digest.number(bytes.array()));
  }
}
