package microfiche.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BodyWalkTest {
  private final List<String> hrefs = new ArrayList<>();

  @Test
  void samplesHoldEveryKind() {
    Set<Class<?>> kinds = new HashSet<>();
    EveryKind.BLOCKS.forEach(block -> kinds.add(block.getClass()));
    assertThat(kinds).containsExactlyInAnyOrder(Block.class.getPermittedSubclasses());
    kinds.clear();
    EveryKind.INLINES.forEach(inline -> kinds.add(inline.getClass()));
    assertThat(kinds).containsExactlyInAnyOrder(Inline.class.getPermittedSubclasses());
  }

  @Test
  void comesToEveryLinkWhateverItIsIn() {
    for (Block block : EveryKind.BLOCKS) {
      hrefs.clear();
      assertThat(links(Integer.MAX_VALUE).blocks(List.of(block))).isTrue();
      int texts = PlainText.of(List.of(block)).split("渡轮", -1).length - 1;
      long found = hrefs.stream().filter(href -> href.endsWith("/tide")).count();
      assertThat(found).as(block.getClass().getSimpleName()).isEqualTo(texts);
    }
  }

  @Test
  void stopsWhenItIsToldTo() {
    assertThat(links(3).blocks(EveryKind.BLOCKS)).isFalse();
    assertThat(hrefs).hasSize(3);
  }

  private BodyWalk links(int most) {
    return new BodyWalk() {
      @Override
      public Boolean link(Inline.Link link) {
        hrefs.add(link.href());
        return hrefs.size() < most && super.link(link);
      }
    };
  }
}
