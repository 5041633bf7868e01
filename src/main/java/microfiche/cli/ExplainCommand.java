package microfiche.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import microfiche.article.Article;
import microfiche.build.Extractors;
import microfiche.config.SiteConfig;
import microfiche.export.RecordJson;
import microfiche.extract.Extraction;
import microfiche.extract.Fate;
import microfiche.extract.Ledger;
import microfiche.report.Finding;
import microfiche.report.Printable;
import microfiche.report.UserError;
import microfiche.seed.Seed;
import microfiche.seed.SeedFile;
import microfiche.seed.SeedFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what became of every part of one seed. */
@Command(
    name = "explain",
    description = {
      "Shows what became of every part of a seed: which field of the record, which block of the body, "
          + "which chrome and by which rule.",
      "Ends with the count of characters accounted for, which must be all of them."
    })
final class ExplainCommand implements Callable<Integer> {
  /** Longer stretches are shown by their beginning and end. */
  private static final int SHOWN = 64;

  @Mixin private final Verbosity verbosity = new Verbosity();

  @Mixin private final ConfigOption configuration = new ConfigOption();

  @Option(
      names = "--part",
      paramLabel = "ID",
      description = "Which part of a file that holds many (the id of a WARC record, of an entry).")
  private @Nullable String part;

  @Parameters(paramLabel = "FILE", descriptionKey = "FILE", description = "The seed.")
  private Path file = Path.of("");

  @Override
  public Integer call() {
    SiteConfig config = configuration.read();
    if (Files.isDirectory(file)) {
      throw UserError.usage(file.toString(), "is a folder", "name one file in it");
    }
    SeedFile seedFile =
        new SeedFolder(config.sections(), finding -> {}).named(List.of(file)).get(0);
    Seed seed = Parts.seed(seedFile, part);
    Ledger ledger = Ledger.of(seed.text());
    Extraction extraction = Extractors.of(config).extract(seed, ledger);
    PrintStream out = new PrintStream(Console.UTF8_OUT, false, StandardCharsets.UTF_8);
    out.println("seed " + Printable.of(seed.where()));
    out.println(
        "sha256 " + seed.sha256() + ", " + (seed.charset() == null ? "not text" : seed.charset()));
    extraction.findings().stream().sorted().map(Finding::toString).forEach(out::println);
    if (extraction.failure() != null) {
      verbosity.trace(extraction.failure());
    }
    Article article = extraction.article();
    if (article == null) {
      int all = seed.text().length();
      out.println();
      out.printf(Locale.ROOT, "%5d  %-32s %s%n", 1, "rejected whole", "for the reason above");
      out.println();
      out.println(all + " of " + all + " characters accounted for");
      out.flush();
      return Commands.DONE;
    }
    out.println();
    int missing = parts(seed, ledger, out);
    out.println();
    out.println("record");
    out.println(Printable.of(RecordJson.of(article)));
    out.println();
    int all = seed.text().length();
    out.println(
        (all - missing)
            + " of "
            + all
            + " characters accounted for"
            + (missing == 0 ? "" : "; " + missing + " are NOT, marked ??? above"));
    out.flush();
    return missing == 0 ? Commands.DONE : Commands.FOUND;
  }

  /** Prints the seed part by part; white space and tags go with the part they stand in. */
  private int parts(Seed seed, Ledger ledger, PrintStream out) {
    List<Ledger.Stretch> entries = ledger.entries();
    int missing = 0;
    int line = 1;
    int counted = 0;
    String before = "";
    StringBuilder text = new StringBuilder();
    for (Ledger.Stretch entry : entries) {
      Fate fate = entry.fate();
      if (fate != null && (fate.kind() == Fate.Kind.SPACE || fate.kind() == Fate.Kind.MARKUP)) {
        text.append(' ');
        continue;
      }
      missing += fate == null ? entry.end() - entry.start() : 0;
      String label = label(fate);
      if (!label.equals(before)) {
        print(out, line, before, text);
        line = lineOf(seed.text(), counted, entry.start(), line);
        counted = entry.start();
        before = label;
      }
      text.append(seed.text(), entry.start(), entry.end());
    }
    print(out, line, before, text);
    return missing;
  }

  private static String label(@Nullable Fate fate) {
    if (fate == null) {
      return "???";
    }
    return switch (fate.kind()) {
      case FIELD -> "field " + fate.name();
      case BLOCK -> "block " + fate.name();
      case CHROME -> "chrome " + fate.name();
      default -> fate.name();
    };
  }

  private void print(PrintStream out, int line, String label, StringBuilder text) {
    if (!label.isEmpty()) {
      String words = text.toString().replaceAll("\\s+", " ").strip();
      boolean cut = words.length() > SHOWN && !verbosity.verbose();
      String shown =
          cut
              ? words.substring(0, SHOWN - 16) + " … " + words.substring(words.length() - 14)
              : words;
      out.printf(Locale.ROOT, "%5d  %-32s %s%n", line, Printable.of(label), Printable.of(shown));
    }
    text.setLength(0);
  }

  private static int lineOf(String text, int from, int to, int line) {
    return line + (int) text.substring(from, to).chars().filter(c -> c == '\n').count();
  }
}
