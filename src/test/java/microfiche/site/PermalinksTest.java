package microfiche.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import microfiche.Fixtures;
import microfiche.archive.Archive;
import microfiche.archive.ArchiveEntry;
import microfiche.archive.Taxonomy;
import microfiche.card.Card;
import microfiche.check.SiteCheck;
import microfiche.hash.Digest;
import microfiche.report.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Names and addresses whose hashes begin alike; they were looked for among millions. */
class PermalinksTest {
  /** The SHA-256 of both begins with 3bead320b4. */
  private static final String ONE = "傇倗";

  private static final String OTHER = "厮偦";

  /** The SHA-256 of the canonical addresses of all three begins with a06f93b7. */
  private static final List<Integer> MEETING = List.of(5636264, 5794059, 9529880);

  @TempDir Path temporary;

  @Test
  void theNamesAndAddressesAreStillSuchThatMeet() {
    assertThat(Digest.of(ONE)).startsWith("3bead320b4");
    assertThat(Digest.of(OTHER)).startsWith("3bead320b4");
    for (int id : MEETING) {
      assertThat(Digest.of("chenbao.example.net/show.php?id=" + id)).startsWith("a06f93b7");
    }
  }

  @ParameterizedTest
  @EnumSource(Taxonomy.Kind.class)
  void termsThatMeetGetLongerHashesAndAllOthersStay(Taxonomy.Kind kind) {
    List<Card> cards = new ArrayList<>(cards(kind, "雾灯", 1));
    Map<String, String> alone = folders(kind, with(cards, cards(kind, ONE, 2)));
    assertThat(alone.get(ONE)).endsWith("/3bead320b4/");

    cards.addAll(cards(kind, ONE, 2));
    cards.addAll(cards(kind, OTHER, 3));
    Map<String, String> both = folders(kind, cards);
    assertThat(both.get(ONE)).endsWith("/" + Digest.of(ONE).substring(0, 40) + "/");
    assertThat(both.get(OTHER)).endsWith("/" + Digest.of(OTHER).substring(0, 40) + "/");
    assertThat(both.get("雾灯")).isEqualTo(alone.get("雾灯"));

    Collections.reverse(cards);
    assertThat(folders(kind, cards)).isEqualTo(both);
  }

  /** Two articles each, so that tags and authors have pages. */
  private static List<Card> cards(Taxonomy.Kind kind, String name, int number) {
    String field =
        switch (kind) {
          case SOURCE -> "publisher: " + name;
          case SECTION -> "categories: [" + name + "]";
          case TAG -> "tags: [" + name + "]";
          case AUTHOR -> "author: " + name;
        };
    return List.of(card("a" + number, field), card("b" + number, field));
  }

  private static List<Card> with(List<Card> cards, List<Card> more) {
    List<Card> all = new ArrayList<>(cards);
    all.addAll(more);
    return all;
  }

  private static Map<String, String> folders(Taxonomy.Kind kind, List<Card> cards) {
    Archive archive = Archive.of(cards);
    Permalinks permalinks = new Permalinks(archive);
    Map<String, String> folders = new TreeMap<>();
    for (Taxonomy.Term term : archive.taxonomy(kind).terms()) {
      folders.put(term.name(), permalinks.folder(term));
    }
    return folders;
  }

  @Test
  void aTagWithoutPagesMovesNone() {
    List<Card> cards = new ArrayList<>(cards(Taxonomy.Kind.TAG, ONE, 1));
    cards.add(card("c", "tags: [" + OTHER + "]"));
    Archive archive = Archive.of(cards);
    Taxonomy.Term term = archive.taxonomy(Taxonomy.Kind.TAG).term(ONE);
    assertThat(new Permalinks(archive).folder(term)).isEqualTo("tags/3bead320b4/");
  }

  @Test
  void articlesThatMeetGetLongerHashesAndAThirdMovesNone() {
    Map<String, String> alone = paths(MEETING.subList(0, 1));
    assertThat(alone.values())
        .contains("articles/chenbao-example-net/a0/show-a06f93b7.html")
        .hasSize(2);
    Map<String, String> two = paths(MEETING.subList(0, 2));
    for (int id : MEETING.subList(0, 2)) {
      String key = "chenbao.example.net/show.php?id=" + id;
      assertThat(two)
          .containsEntry(
              key,
              "articles/chenbao-example-net/a0/show-" + Digest.of(key).substring(0, 40) + ".html");
    }
    Map<String, String> three = paths(MEETING);
    assertThat(three).containsAllEntriesOf(two);
    assertThat(new HashSet<>(three.values())).hasSize(4);
    String other = "chenbao.example.net/other.php?id=1";
    assertThat(three.get(other)).isEqualTo(alone.get(other));
    List<Integer> reversed = new ArrayList<>(MEETING);
    Collections.reverse(reversed);
    assertThat(paths(reversed)).isEqualTo(three);
  }

  /** What a reader can read of an address stays: the outlet, and the last part of it. */
  @ParameterizedTest
  @CsvSource({
    "https://Chenbao.example.net/2024/Tide_Times.HTML,chenbao-example-net/tide-times-html",
    "https://chenbao.example.net/2024/n13439620.htm,chenbao-example-net/n13439620",
    "https://chenbao.example.net/a.b.shtml,chenbao-example-net/a-b",
    "https://chenbao.example.net/a.xml,chenbao-example-net/a-xml",
    "https://chenbao.example.net/az09AZ,chenbao-example-net/az09az",
    "https://chenbao.example.net/a--b---c-,chenbao-example-net/a-b-c",
    "https://chenbao.example.net/%E7%81%AF-a%2fb,chenbao-example-net/a-b",
    "https://chenbao.example.net/a%2gb,chenbao-example-net/a-2gb",
    "https://chenbao.example.net/?p=21,chenbao-example-net/p-21",
    "https://chenbao.example.net/show.php?id=3,chenbao-example-net/show",
    "https://chenbao.example.net/a/b/,chenbao-example-net/b",
    "https://chenbao.example.net/灯塔,chenbao-example-net/",
  })
  void theReadablePartOfAPath(String url, String readable) {
    Card card = Card.of(Fixtures.article(text(url, "date: 2021-07-03")), 0, 0, 0);
    Archive archive = Archive.of(List.of(card));
    Permalinks permalinks = new Permalinks(archive);
    String path = permalinks.of(archive.entries().get(0));
    assertThat(path).matches("articles/[a-z-]+/[0-9a-f]{2}/(?:[a-z0-9-]+-)?[0-9a-f]{8}\\.html");
    String[] parts = path.split("/");
    String name = parts[3].substring(0, parts[3].length() - "12345678.html".length());
    assertThat(parts[1] + "/" + name.replaceFirst("-$", "")).isEqualTo(readable);
    assertThat(parts[3]).contains(parts[2]);
    assertThat(permalinks.versionsOf(archive.entries().get(0)))
        .isEqualTo(path.replace(".html", "-versions.html"));
  }

  /** The later the place in the list, the older the article. */
  private static Map<String, String> paths(List<Integer> ids) {
    List<Card> cards = new ArrayList<>(List.of(card("other.php?id=1", "date: 2021-01-01")));
    for (int i = 0; i < ids.size(); i++) {
      cards.add(card("show.php?id=" + ids.get(i), "date: " + (2020 - i) + "-07-03"));
    }
    Archive archive = Archive.of(cards);
    Permalinks permalinks = new Permalinks(archive);
    Map<String, String> paths = new TreeMap<>();
    for (ArchiveEntry entry : archive.entries()) {
      String path = permalinks.of(entry);
      assertThat(path.length()).isLessThanOrEqualTo(120);
      assertThat(permalinks.versionsOf(entry).length()).isLessThanOrEqualTo(120);
      paths.put(entry.card().key(), path);
    }
    return paths;
  }

  @Test
  void pathsStayShortHoweverLongTheNames() {
    String host = "a-very-long-name-of-a-host-that-goes-on.and-on-and-on.example.net";
    String name = "a-name-of-an-article-that-goes-on-and-on-and-on-and-on-and-on-and-on";
    Card card =
        Card.of(
            Fixtures.article(text("https://" + host + "/" + name + ".html", "date: 2021-07-03")),
            0,
            0,
            0);
    Archive archive = Archive.of(List.of(card));
    Permalinks permalinks = new Permalinks(archive);
    assertThat(permalinks.versionsOf(archive.entries().get(0)).length()).isLessThanOrEqualTo(120);
  }

  @Test
  void aSiteWhoseNamesMeetIsBuiltAndWhole() throws IOException {
    Path seeds = Files.createDirectories(temporary.resolve("seeds"));
    for (String name : List.of(ONE, OTHER)) {
      for (int i = 0; i < 2; i++) {
        Files.writeString(
            seeds.resolve("s" + name.hashCode() + i + ".md"),
            text(
                "https://chenbao.example.net/show.php?id=" + MEETING.get(i) + name.hashCode(),
                "publisher: NAME\ncategories: [NAME]\ntags: [NAME]\nauthor: NAME"
                    .replace("NAME", name)));
      }
    }
    for (int id : MEETING) {
      Files.writeString(
          seeds.resolve(id + ".md"),
          text("https://chenbao.example.net/show.php?id=" + id, "date: 2021-07-03"));
    }
    Path out = temporary.resolve("site");
    Fixtures.build(seeds, out, 2);
    assertThat(SiteCheck.of(out, Progress.NONE)).isEmpty();
    Fixtures.build(seeds, temporary.resolve("again"), 1);
    assertThat(Fixtures.files(temporary.resolve("again"))).isEqualTo(Fixtures.files(out));
  }

  private static Card card(String address, String field) {
    return Card.of(
        Fixtures.article(text("https://chenbao.example.net/" + address, field)), 0, 0, 0);
  }

  private static String text(String url, String fields) {
    return "---\ntitle: 海雾\nurl: "
        + url
        + "\n"
        + fields
        + "\n---\n\n海边的一天从潮水开始，到潮水结束，中间没有别的事情发生。\n";
  }
}
