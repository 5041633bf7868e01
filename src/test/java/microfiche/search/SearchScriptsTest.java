package microfiche.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import javax.script.Bindings;
import javax.script.ScriptContext;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineManager;
import javax.script.ScriptException;
import microfiche.BuiltSites;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Runs {@code src/test/js}: the scripts of the search, part by part, without a browser. */
class SearchScriptsTest {
  private static final Path PARTS = Path.of("templates/assets/search");
  private static final Path TESTS = Path.of("src/test/js");
  private static final String ENDING = ".test.js";

  /** Functions that the tests are given; see {@code harness.js}. */
  public static final class Host {
    private final ScriptEngine engine;

    Host(ScriptEngine engine) {
      this.engine = engine;
    }

    public Object part(String name) throws ScriptException {
      return engine.eval(read(PARTS.resolve(name + ".js")));
    }

    /** What goes wrong where nobody waits for it. */
    public void log(String message) {
      System.err.println(message);
    }

    public String file(String address) {
      Path file = BuiltSites.sample().folder().resolve(address);
      return Files.exists(file) ? decoded(bytes(file)) : null;
    }

    public String deflated(String base64, int level, int strategy) {
      byte[] input = Base64.getDecoder().decode(base64);
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
      return Base64.getEncoder().encodeToString(Arrays.copyOf(out, size));
    }
  }

  private static String read(Path file) {
    return new String(bytes(file), StandardCharsets.UTF_8);
  }

  /** As browsers read a script: by its mark, or as UTF-8. */
  private static String decoded(byte[] bytes) {
    boolean marked = bytes.length > 1 && (bytes[0] == (byte) 0xFE || bytes[0] == (byte) 0xFF);
    return new String(bytes, marked ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A container for each file of tests. */
  @TestFactory
  Stream<DynamicContainer> everyPart() throws IOException {
    try (Stream<Path> files = Files.list(TESTS)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(ENDING))
          .sorted()
          .map(name -> name.substring(0, name.length() - ENDING.length()))
          .toList()
          .stream()
          .map(name -> DynamicContainer.dynamicContainer(name, tests(name)));
    }
  }

  /** Of the page itself browsers tell; all else is tested here. */
  @Test
  void everyPartIsLoadedByThePageAndByATest() throws IOException {
    Matcher list =
        Pattern.compile("<#list \\[([^]]*)] as part>")
            .matcher(read(Path.of("templates/search.ftlh")));
    assertThat(list.find()).isTrue();
    List<String> loaded = List.of(list.group(1).replace("\"", "").split(", "));
    assertThat(loaded).containsExactlyInAnyOrderElementsOf(names(PARTS, ".js"));
    String tests = "";
    for (String test : names(TESTS, ENDING)) {
      tests += read(TESTS.resolve(test + ENDING));
    }
    for (String part : loaded) {
      assertThat(tests.contains("\"" + part + "\"")).as(part).isEqualTo(!part.equals("page"));
    }
  }

  private static List<String> names(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(ending))
          .map(name -> name.substring(0, name.length() - ending.length()))
          .toList();
    }
  }

  private static Stream<DynamicTest> tests(String name) {
    ScriptEngine engine = new ScriptEngineManager().getEngineByName("js");
    assertThat(engine).as("GraalJS, which the profile \"scripts\" of pom.xml brings").isNotNull();
    Bindings bindings = engine.getBindings(ScriptContext.ENGINE_SCOPE);
    bindings.put("polyglot.js.allowAllAccess", true);
    bindings.put("host", new Host(engine));
    evaluate(engine, read(TESTS.resolve("harness.js")));
    evaluate(engine, "(function () {" + read(TESTS.resolve(name + ENDING)) + "})()");
    int count = ((Number) evaluate(engine, "tests.length")).intValue();
    assertThat(count).isPositive();
    return IntStream.range(0, count)
        .mapToObj(
            i -> {
              Object test = evaluate(engine, "tests[" + i + "].name");
              return DynamicTest.dynamicTest(test.toString(), () -> run(engine, i));
            });
  }

  private static Object evaluate(ScriptEngine engine, String script) {
    try {
      return engine.eval(script);
    } catch (ScriptException e) {
      throw new AssertionError(e);
    }
  }

  /** Promises are kept when the outermost call of the engine ends. */
  private static void run(ScriptEngine engine, int test) {
    evaluate(
        engine,
        "var end = 'did not end'; (async () => tests["
            + test
            + "].body())().then(() => (end = null), (e) => (end = String(e.stack || e)));");
    Object end = evaluate(engine, "end");
    if (end != null) {
      fail(end.toString());
    }
  }
}
