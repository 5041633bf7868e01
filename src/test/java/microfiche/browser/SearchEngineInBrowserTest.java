package microfiche.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.Deflater;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The parts of assets/search.js: bits, inflate, folding, queries, addresses. */
@InBrowser
class SearchEngineInBrowserTest {
  private static Browser browser;

  @BeforeAll
  static void start(Browser session) {
    browser = session;
    browser.open(Sites.sample().resolve("search.html"));
    browser.driver().executeAsyncScript("microfiche.search('q=a').then(arguments[0])");
  }

  @Test
  void inflateUndoesWhatDeflateDid() {
    Random random = new Random(1);
    byte[] noise = new byte[70_000];
    random.nextBytes(noise);
    byte[] text =
        "灯塔重新点亮，渡轮照常开行。A lighthouse, relit. ".repeat(900).getBytes(StandardCharsets.UTF_8);
    byte[] few = new byte[5_000];
    for (int i = 0; i < few.length; i++) {
      few[i] = (byte) (random.nextInt(100) < 95 ? 7 : random.nextInt(256));
    }
    List<byte[]> inputs =
        List.of(
            new byte[0], new byte[] {42}, "abc".getBytes(StandardCharsets.UTF_8), noise, text, few);
    for (byte[] input : inputs) {
      for (int level : new int[] {0, 1, 6, 9}) {
        for (int strategy :
            new int[] {Deflater.DEFAULT_STRATEGY, Deflater.HUFFMAN_ONLY, Deflater.FILTERED}) {
          byte[] deflated = deflated(input, level, strategy);
          Object sum =
              browser.run(
                  """
              const bytes = microfiche.engine.inflate(Uint8Array.from(atob(arguments[0]), (c) => c.charCodeAt(0)));
              let sum = 1;
              for (const b of bytes) sum = (sum * 31 + b) % 1000003;
              return bytes.length + " " + sum;
              """,
                  java.util.Base64.getEncoder().encodeToString(deflated));
          assertThat(sum)
              .as(input.length + " bytes, level " + level)
              .isEqualTo(input.length + " " + sum(input));
        }
      }
    }
  }

  @Test
  void aDamagedStreamIsRefusedAndEnds() {
    byte[] deflated =
        deflated(
            "灯塔重新点亮，渡轮照常开行。".repeat(50).getBytes(StandardCharsets.UTF_8),
            9,
            Deflater.DEFAULT_STRATEGY);
    Random random = new Random(2);
    for (int i = 0; i < 200; i++) {
      byte[] damaged = i < 50 ? Arrays.copyOf(deflated, i % deflated.length) : deflated.clone();
      if (i >= 50) {
        damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      }
      Object end =
          browser.run(
              "try { microfiche.engine.inflate(Uint8Array.from(arguments[0])); return 'read'; } catch (e) { return e.message; }",
              ints(damaged));
      assertThat((String) end).matches("read|a text of the index (ends too early|is damaged)");
    }
  }

  @Test
  void numbersAreReadAsTheyWereWritten() {
    Random random = new Random(3);
    for (int round = 0; round < 60; round++) {
      int lo = random.nextInt(50);
      int hi = lo + random.nextInt(round % 3 == 0 ? 65_000 : 300);
      int[] list =
          random
              .ints(lo, hi + 1)
              .limit(1 + random.nextInt(round % 5 == 0 ? 2_000 : 40))
              .distinct()
              .sorted()
              .toArray();
      int single = 1 + random.nextInt(1 << (1 + random.nextInt(20)));
      Writer out = new Writer();
      out.gamma(single);
      out.list(lo, hi, list, 0, list.length);
      out.bits(32, 0xFEDCBA98L);
      out.bits(5, 19);
      Object read =
          browser.run(
              """
          const { Bits } = microfiche.engine;
          const bits = new Bits(arguments[0]);
          const single = bits.gamma();
          const list = bits.numbers(arguments[1], arguments[2], arguments[3]);
          return [single, Array.from(list), bits.bits(32), bits.bits(5)];
          """,
              out.units(),
              lo,
              hi,
              list.length);
      List<Long> expected = Arrays.stream(list).asLongStream().boxed().toList();
      assertThat(read).isEqualTo(List.of((long) single, expected, 0xFEDCBA98L, 19L));
    }
  }

  @Test
  void aFileThatEndsTooEarlyIsRefused() {
    assertThat(
            browser.text(
                "try { new microfiche.engine.Bits('\\u0100').gamma(); return 'read'; } catch (e) { return e.message; }"))
        .isEqualTo("a file of the index ends too early");
  }

  @Test
  void formsOfACharacterFoldTogetherAndKeepTheirNumber() {
    Map<String, String> folded =
        Map.of(
            "臺灣",
            "台湾",
            "ＣＯＶＩＤ－１９",
            "covid-19",
            "ÀÉÎ ŁÓDŹ",
            "àéî łódź",
            "ЖИЗНЬ",
            "жизнь",
            "　 x",
            "  x",
            "ΑΘΗΝΑ",
            "αθηνα",
            "「引」，。",
            "「引」,。",
            "😀",
            "😀");
    folded.forEach(
        (text, expected) ->
            assertThat(browser.text("return microfiche.engine.fold(arguments[0])", text))
                .isEqualTo(expected));
  }

  @Test
  void aQueryIsReadAsItIsMeant() {
    assertThat(terms("灯塔 渡轮")).containsExactly("灯塔", "渡轮");
    assertThat(terms("  燈塔　渡轮\t灯塔 ")).as("twice the same is once").containsExactly("灯塔", "渡轮");
    assertThat(terms("\"red  tea\" 茶")).containsExactly("red tea", "茶");
    assertThat(terms("“红茶，热的”「冷 茶」")).containsExactly("红茶,热的", "冷 茶");
    assertThat(terms("茶 -咖啡 -\"冷 水\" －汽水")).containsExactly("茶", "-咖啡", "-冷 水", "-汽水");
    assertThat(terms("COVID-19 F-16"))
        .as("inside a word no sign is a minus")
        .containsExactly("covid-19", "f-16");
    assertThat(terms("\"没有结尾 的")).containsExactly("没有结尾 的");
    assertThat(terms("- — \"\"")).containsExactly("—");
    assertThat(terms("  ")).isEmpty();
  }

  @Test
  void wordsAreRunsOfLettersDigitsAndCharacters() {
    Object runs = browser.run("return microfiche.engine.runs('covid-19和5g网络,ー・ 々〇 x')");
    assertThat(runs).isEqualTo(List.of("covid", "19和5g网络", "ー", "々〇", "x"));
  }

  @Test
  void anAddressIsReadAndWrittenAlike() {
    String address =
        "q=%E8%8C%B6+%22a%26b%22&source=%E6%97%A5%E6%8A%A5&tag=x&tag=y&from=2020&to=2021-02&sort=new&page=3";
    assertThat(
            browser.text(
                "const e = microfiche.engine; return e.address(e.request(arguments[0]))", address))
        .isEqualTo(address);
    assertThat(
            browser.text(
                "const e = microfiche.engine; return e.address(e.request(arguments[0]))",
                "page=-2&sort=old&q=+a+&x=1"))
        .isEqualTo("q=a");
  }

  @Test
  void daysAreCountedAsTheIndexCountsThem() {
    Map<String, Long> first =
        Map.of(
            "0001-01-01",
            1L,
            "1970-01-01",
            719163L,
            "2021-12-16",
            738140L,
            "2021",
            737791L,
            "nonsense",
            0L);
    first.forEach(
        (day, number) ->
            assertThat(
                    browser.number("return microfiche.engine.dayNumber(arguments[0], false)", day))
                .as(day)
                .isEqualTo(number));
    assertThat(
            browser.number(
                "return microfiche.engine.dayNumber('2020-02', true) - microfiche.engine.dayNumber('2020-02', false)"))
        .isEqualTo(28);
    assertThat(
            browser.number(
                "return microfiche.engine.dayNumber('2021', true) - microfiche.engine.dayNumber('2021', false)"))
        .isEqualTo(364);
  }

  /** Files that are not there are asked for as well, and arrive as failures. */
  private static final String LOADS =
      """
      const done = arguments[0];
      const { Search, request, load, CANCELLED } = microfiche.engine;
      const search = () => new Search(request("q=a"));
      const get = (name, of) => load(name, of, (content) => content, () => 1);
      const told = (promise) => promise.then(() => "loaded", (e) => (e === CANCELLED ? "cancelled" : e.message));
      const asked = (name) => microfiche.loaded.filter((address) => address.endsWith("/" + name + ".js")).length;
      // All lanes are taken, so that what comes now waits in the queue.
      const lanes = Array.from({ length: 24 }, (_, i) => told(get("lane" + Math.random() + i, null)));
      """;

  private static Object loads(String script) {
    return browser.driver().executeAsyncScript(LOADS + script);
  }

  @Test
  void aCancelledSearchDoesNotTakeAFileFromANewerOne() {
    assertThat(
            loads(
                """
                const older = search();
                const newer = search();
                const waiting = told(get("gone/newer", newer));
                older.cancel();
                told(get("gone/newer", older)).then(async (first) => done([first, await waiting, asked("gone/newer")]));
                """))
        .isEqualTo(List.of("cancelled", "search/gone/newer.js cannot be loaded", 1L));
  }

  @Test
  void aNewerSearchKeepsTheFileThatACancelledOneAskedFor() {
    assertThat(
            loads(
                """
                const older = search();
                const newer = search();
                const first = told(get("gone/shared", older));
                const second = told(get("gone/shared", newer));
                older.cancel();
                Promise.all([first, second]).then((all) => done(all.concat(asked("gone/shared"))));
                """))
        .isEqualTo(
            List.of(
                "search/gone/shared.js cannot be loaded",
                "search/gone/shared.js cannot be loaded",
                1L));
  }

  @Test
  void aFileThatOnlyCancelledSearchesWantIsNotLoaded() {
    assertThat(
            loads(
                """
                const one = search();
                const other = search();
                const all = [told(get("gone/unwanted", one)), told(get("gone/unwanted", other))];
                one.cancel();
                other.cancel();
                Promise.all(all).then(async (told1) => {
                  await Promise.all(lanes);
                  done(told1.concat(asked("gone/unwanted")));
                });
                """))
        .isEqualTo(List.of("cancelled", "cancelled", 0L));
  }

  /** Of tags and authors as of all else: what is kept is bounded, and found again when needed. */
  @Test
  void whatSearchesLoadIsGivenBack() {
    Object told =
        browser
            .driver()
            .executeAsyncScript(
                """
                const done = arguments[0];
                const { Search, request, held } = microfiche.engine;
                const peoples = () => microfiche.loaded.filter((address) => address.endsWith("/people.js")).length;
                const found = async (address) => {
                  const search = await new Search(request(address)).run(async () => {});
                  const tags = await search.counts("tag");
                  const authors = await search.counts("author");
                  const sections = await search.counts("section");
                  return JSON.stringify([search.found.length, tags, authors, sections]);
                };
                (async () => {
                  const queries = ["q=灯塔", "q=渡轮", "q=潮水", "q=a", "from=2000"];
                  held(16e6);
                  const before = [];
                  for (const query of queries) before.push(await found(query));
                  const loads = peoples();
                  const all = held();
                  const none = held(1);
                  const after = [];
                  for (const query of queries) after.push(await found(query));
                  const then = held();
                  held(16e6);
                  done([
                    JSON.stringify(before) === JSON.stringify(after),
                    before[4].length > 100,
                    all.characters > 1000 && all.files > 2,
                    none.characters === 0 && none.files === 0,
                    then.characters <= 1 && then.files === 0,
                    peoples() > loads,
                  ]);
                })().catch((e) => done(String(e)));
                """);
    assertThat(told).isEqualTo(List.of(true, true, true, true, true, true));
  }

  private static List<String> terms(String typed) {
    Object terms =
        browser.run(
            "return microfiche.engine.terms(arguments[0]).map((t) => (t.minus ? '-' : '') + t.folded)",
            typed);
    return ((List<?>) terms).stream().map(String::valueOf).toList();
  }

  private static byte[] deflated(byte[] input, int level, int strategy) {
    Deflater deflater = new Deflater(level, true);
    deflater.setStrategy(strategy);
    deflater.setInput(input);
    deflater.finish();
    byte[] out = new byte[input.length * 2 + 100];
    int size = 0;
    while (!deflater.finished()) {
      size += deflater.deflate(out, size, out.length - size);
    }
    deflater.end();
    return Arrays.copyOf(out, size);
  }

  private static long sum(byte[] bytes) {
    long sum = 1;
    for (byte b : bytes) {
      sum = (sum * 31 + (b & 255)) % 1_000_003;
    }
    return sum;
  }

  private static List<Integer> ints(byte[] bytes) {
    List<Integer> list = new ArrayList<>();
    for (byte b : bytes) {
      list.add(b & 255);
    }
    return list;
  }

  /** Writes bits as the format says, one after the other, without regard to speed. */
  private static final class Writer {
    private final StringBuilder bits = new StringBuilder();

    void bits(int count, long value) {
      for (int i = count - 1; i >= 0; i--) {
        bits.append((value >> i) & 1);
      }
    }

    void gamma(int x) {
      String binary = Integer.toBinaryString(x);
      bits.append("0".repeat(binary.length() - 1)).append(binary);
    }

    void list(int lo, int hi, int[] values, int from, int to) {
      int count = to - from;
      if (count == 0 || hi - lo + 1 == count) {
        return;
      }
      int m = count >> 1;
      int value = values[from + m];
      int range = hi - (count - 1 - m) - (lo + m) + 1;
      if (range > 1) {
        int k = 31 - Integer.numberOfLeadingZeros(range);
        int u = (1 << (k + 1)) - range;
        int x = value - (lo + m);
        bits(x < u ? k : k + 1, x < u ? x : x + u);
      }
      list(lo, value - 1, values, from, from + m);
      list(value + 1, hi, values, from + m + 1, to);
    }

    String units() {
      StringBuilder units = new StringBuilder();
      for (int i = 0; i < bits.length(); i += 15) {
        String unit = bits.substring(i, Math.min(bits.length(), i + 15));
        units.append((char) (0x100 + Integer.parseInt(unit + "0".repeat(15 - unit.length()), 2)));
      }
      return units.toString();
    }
  }
}
