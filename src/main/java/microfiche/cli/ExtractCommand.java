package microfiche.cli;

import java.io.BufferedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import microfiche.article.Article;
import microfiche.build.Extractors;
import microfiche.config.SiteConfig;
import microfiche.export.RecordJson;
import microfiche.extract.Extractor;
import microfiche.report.Finding;
import microfiche.report.Printable;
import microfiche.seed.SeedFile;
import microfiche.seed.SeedFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints records without publishing anything. */
@Command(
    name = "extract",
    description = "Prints one JSON record per seed, a line each (NDJSON); publishes nothing.")
final class ExtractCommand implements Callable<Integer> {
  @Mixin private final Verbosity verbosity = new Verbosity();

  @Mixin private final ConfigOption configuration = new ConfigOption();

  @Option(
      names = "--full",
      description = {
        "Print full records, with the typed body and all that a site is made from.",
        "build --records publishes from them."
      })
  private boolean full;

  @Parameters(
      paramLabel = "PATH",
      descriptionKey = "PATH",
      arity = "1..*",
      description = "Seed files, or folders of them.")
  private List<Path> paths = new ArrayList<>();

  @Override
  public Integer call() {
    SiteConfig config = configuration.read();
    Extractor extractor = Extractors.of(config);
    List<Finding> findings = new ArrayList<>();
    SeedFolder folder = new SeedFolder(config.sections(), findings::add);
    // Full records name their seeds as a build of the same folders would.
    boolean asInBuild = full && paths.stream().allMatch(Files::isDirectory);
    List<SeedFile> seeds = asInBuild ? folder.below(paths) : folder.named(paths);
    PrintStream out =
        new PrintStream(
            new BufferedOutputStream(Console.UTF8_OUT, 1 << 16), false, StandardCharsets.UTF_8);
    int records = 0;
    for (SeedFile seed : seeds) {
      records += print(seed, extractor, findings, out);
    }
    Console.flush(out);
    verbosity.print(findings); // every rejected file by name
    long rejected =
        findings.stream().filter(f -> f.severity() == Finding.Severity.REJECTED).count();
    verbosity.say(records + " records, " + rejected + " files or parts without an article");
    return Commands.DONE;
  }

  /** How many records a file has. */
  private int print(SeedFile seed, Extractor extractor, List<Finding> findings, PrintStream out) {
    int[] records = new int[1];
    Extractors.each(
        seed,
        extractor,
        extraction -> {
          Article article = extraction.article();
          if (extraction.failure() != null) {
            verbosity.trace(extraction.failure());
          }
          findings.addAll(extraction.findings());
          if (article != null) {
            out.print(Printable.of(full ? RecordJson.full(article) : RecordJson.of(article)));
            out.print('\n');
            records[0]++;
          }
        });
    return records[0];
  }
}
