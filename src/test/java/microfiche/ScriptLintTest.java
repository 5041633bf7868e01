package microfiche;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.javascript.jscomp.CheckLevel;
import com.google.javascript.jscomp.CommandLineRunner;
import com.google.javascript.jscomp.Compiler;
import com.google.javascript.jscomp.CompilerOptions;
import com.google.javascript.jscomp.DiagnosticGroup;
import com.google.javascript.jscomp.DiagnosticGroups;
import com.google.javascript.jscomp.Result;
import com.google.javascript.jscomp.SourceFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The scripts of the site and of the preview: names that nobody declared, values nobody uses, code
 * that does nothing, and syntax that browsers of 2020 do not know.
 */
class ScriptLintTest {
  private static final CompilerOptions.LanguageMode BROWSERS_OF_2020 =
      CompilerOptions.LanguageMode.ECMASCRIPT_2018;

  /** What the scripts leave for each other, in the closure compiler's own spelling. */
  private static final String SHARED =
      """
      /** @type {?} */ var microfiche;
      /** @type {?} */ var microficheScripts;
      /** @type {?} */ Window.prototype.microfiche;
      /** @type {?} */ Window.prototype.microficheScripts;
      /** @type {?} */ Window.prototype.microficheWords;
      /** @type {?} */ Window.prototype.microficheCite;
      """;

  private static final List<DiagnosticGroup> MISTAKES =
      List.of(
          DiagnosticGroups.UNDEFINED_VARIABLES,
          DiagnosticGroups.UNUSED_LOCAL_VARIABLE,
          DiagnosticGroups.SUSPICIOUS_CODE,
          DiagnosticGroups.CHECK_USELESS_CODE,
          DiagnosticGroups.DUPLICATE_VARS,
          DiagnosticGroups.CONST,
          DiagnosticGroups.GLOBAL_THIS);

  @Test
  void noScriptHasAMistake() throws IOException {
    List<SourceFile> scripts = new ArrayList<>();
    for (String folder : List.of("templates/assets", "src/main/resources/microfiche/serve")) {
      try (Stream<Path> files = Files.walk(Path.of(folder))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".js")).sorted().toList()) {
          scripts.add(SourceFile.fromCode(file.toString(), Files.readString(file)));
        }
      }
    }
    assertThat(scripts).hasSizeGreaterThan(10);
    assertThat(mistakes(scripts)).isEmpty();
  }

  @Test
  void mistakesAreFound() {
    assertThat(mistakes("(function () { nowhere(); })();"))
        .anyMatch(told -> told.contains("nowhere"));
    assertThat(mistakes("(function () { const idle = 1; })();"))
        .anyMatch(told -> told.contains("idle"));
    assertThat(mistakes("(function (a) { a.b === 1; })(window);")).isNotEmpty();
    assertThat(mistakes("(function (a) { const b = a; b = 2; alert(b); })(1);")).isNotEmpty();
    assertThat(mistakes("alert(window.a ?? 1);")).isNotEmpty();
    assertThat(mistakes("alert(microfiche.engine);")).isEmpty();
  }

  private static List<String> mistakes(String script) {
    return mistakes(List.of(SourceFile.fromCode("bad.js", script)));
  }

  private static List<String> mistakes(List<SourceFile> scripts) {
    CompilerOptions options = new CompilerOptions();
    options.setLanguageIn(BROWSERS_OF_2020);
    options.setChecksOnly(true);
    options.setCheckSymbols(true);
    options.setCheckSuspiciousCode(true);
    MISTAKES.forEach(group -> options.setWarningLevel(group, CheckLevel.ERROR));
    Compiler compiler =
        new Compiler(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    try {
      List<SourceFile> known =
          new ArrayList<>(CommandLineRunner.getBuiltinExterns(CompilerOptions.Environment.BROWSER));
      known.add(SourceFile.fromCode("shared.js", SHARED));
      Result result = compiler.compile(known, scripts, options);
      return Stream.concat(result.errors.stream(), result.warnings.stream())
          .map(Object::toString)
          .toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
