package microfiche.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import microfiche.article.Block;
import microfiche.article.EveryKind;
import microfiche.article.Inline;
import org.junit.jupiter.api.Test;

class BodyCodecTest {
  @Test
  void everyKindComesBackAsItWas() throws IOException {
    assertThat(andBack(EveryKind.BLOCKS)).isEqualTo(EveryKind.BLOCKS);
    for (Inline.Style style : Inline.Style.values()) {
      List<Block> styled =
          List.of(new Block.Paragraph(List.of(new Inline.Styled(style, EveryKind.INLINES))));
      assertThat(andBack(styled)).isEqualTo(styled);
    }
  }

  private static List<Block> andBack(List<Block> blocks) throws IOException {
    Bytes bytes = new BodyCodec.Writer(new Bytes()).blocks(blocks);
    return new BodyCodec.Reader(new Values(bytes.toArray())).blocks();
  }
}
