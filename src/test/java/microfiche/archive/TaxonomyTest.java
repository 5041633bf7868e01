package microfiche.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import microfiche.Fixtures;
import microfiche.card.Card;
import microfiche.work.Parallel;
import org.junit.jupiter.api.Test;

/** Which names are one tag or one author. */
class TaxonomyTest {
  private final List<Card> cards = new ArrayList<>();

  private void tagged(String... tags) {
    int number = cards.size();
    cards.add(
        Card.of(
            Fixtures.article(
                "---\ntitle: 渡轮停航\nurl: https://news.example.net/"
                    + number
                    + ".html\ntags: ["
                    + String.join(", ", tags)
                    + "]\n---\n\n大雾封港，渡轮今天停航。\n"),
            0,
            0,
            number));
  }

  private Taxonomy tags(Spellings spellings) {
    try (Parallel one = new Parallel(1)) {
      return Archive.of(cards, spellings, SimilarNotes.none(), one).taxonomy(Taxonomy.Kind.TAG);
    }
  }

  @Test
  void traditionalAndSimplifiedCharactersAreOneName() {
    tagged("渡輪");
    tagged("渡轮");
    tagged("渡轮");
    tagged("Ferry");
    tagged("ｆｅｒｒｙ");
    Taxonomy tags = tags(Spellings.PLAIN);
    assertThat(tags.terms()).hasSize(2);
    Taxonomy.Term ferries = tags.term("渡輪");
    assertThat(ferries).isEqualTo(tags.term("渡轮"));
    assertThat(ferries.name()).isEqualTo("渡轮");
    assertThat(ferries.others()).containsExactly("渡輪");
    assertThat(ferries.entries()).hasSize(3);
  }

  @Test
  void theUserSaysWhatIsOneAndWhatIsNot() {
    tagged("乾隆", "轮渡");
    tagged("干隆", "渡輪");
    tagged("渡轮");
    Taxonomy tags = tags(new Spellings(Map.of("渡船", List.of("渡轮", "輪渡")), List.of("乾隆")));
    assertThat(tags.term("乾隆")).isNotEqualTo(tags.term("干隆"));
    Taxonomy.Term ferries = tags.term("渡輪");
    assertThat(ferries.name()).isEqualTo("渡船");
    assertThat(ferries.entries()).hasSize(3);
    assertThat(ferries.others()).containsExactlyInAnyOrder("轮渡", "渡輪", "渡轮");
  }
}
