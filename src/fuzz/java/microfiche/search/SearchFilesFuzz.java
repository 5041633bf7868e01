package microfiche.search;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.script.Bindings;
import javax.script.ScriptContext;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineManager;
import javax.script.ScriptException;
import microfiche.Fixtures;
import microfiche.config.SiteConfig.SearchDepth;

/** Looks for damaged files of the index that make a search hang, or fail without a message. */
class SearchFilesFuzz {
  private static final Map<String, byte[]> FILES = files();
  private static final List<String> NAMES = List.copyOf(FILES.keySet());
  private static final Host HOST = new Host();
  private static final ScriptEngine ENGINE = engine();

  /** A search of three articles that takes more of the processor than this is a finding. */
  private static final Duration SLOW = Duration.ofSeconds(20);

  /** The files of an index, of which one is damaged. */
  public static final class Host {
    private String name = "";
    private byte[] damaged = new byte[0];

    public String file(String address) {
      byte[] bytes = address.equals(name) ? damaged : FILES.get(address);
      return bytes == null ? null : new String(bytes, StandardCharsets.UTF_16);
    }

    public void log(String message) {}
  }

  private static Map<String, byte[]> files() {
    InventedArticles articles = new InventedArticles();
    articles.add("a", LocalDate.of(2021, 1, 1), "灯塔亮了", "灯塔昨夜重新点亮，渡轮照常开行。");
    articles.add("b", LocalDate.of(2021, 1, 2), "渡轮停航", "大雾三天，渡轮停航，灯塔长明。");
    articles.add("c", null, "Tea", "red tea and green tea");
    return new TreeMap<>(articles.files(SearchDepth.FULL));
  }

  private static ScriptEngine engine() {
    ScriptEngine engine = new ScriptEngineManager().getEngineByName("js");
    Bindings bindings = engine.getBindings(ScriptContext.ENGINE_SCOPE);
    bindings.put("polyglot.js.allowAllAccess", true);
    bindings.put("host", HOST);
    try {
      engine.eval(Files.readString(Path.of("src/test/js/harness.js")));
    } catch (IOException | ScriptException e) {
      throw new IllegalStateException(e);
    }
    return engine;
  }

  @FuzzTest(maxDuration = "2m")
  void isSearchedOrRefused(FuzzedDataProvider data) {
    HOST.name = data.pickValue(NAMES);
    HOST.damaged = FILES.get(HOST.name).clone();
    for (int i = data.consumeInt(1, 8); i > 0; i--) {
      HOST.damaged[data.consumeInt(2, HOST.damaged.length - 1)] = data.consumeByte();
    }
    Duration took = Fixtures.cpuTime(SearchFilesFuzz::search);
    if (took.compareTo(SLOW) > 0) {
      throw new AssertionError(HOST.name + " took " + took.toMillis() + " ms");
    }
  }

  private static void search() {
    try {
      for (String part :
          List.of(
              "bits",
              "inflate",
              "characters",
              "query",
              "loader",
              "segments",
              "postings",
              "ranking",
              "pinyin",
              "search")) {
        ENGINE.eval(Files.readString(Path.of("templates/assets/search", part + ".js")));
      }
      ENGINE.eval(
          "var end = 'did not end'; microfiche.search('q=灯塔 -茶').then((r) => (end = 'found ' + r.count), (e) => (end = 'refused: ' + e.message));");
      String end = String.valueOf(ENGINE.eval("end"));
      if (!end.startsWith("found ") && !end.startsWith("refused: ")) {
        throw new AssertionError(HOST.name + ": " + end);
      }
    } catch (IOException | ScriptException e) {
      throw new AssertionError(HOST.name, e);
    }
  }
}
