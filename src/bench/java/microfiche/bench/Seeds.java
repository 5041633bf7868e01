package microfiche.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the seeds of an archive: {@code Seeds --corpus DIR --articles N OUT}. */
@Command(name = "seeds", mixinStandardHelpOptions = true)
final class Seeds implements Callable<Integer> {
  @Option(names = "--corpus", required = true, description = "A folder with real seeds.")
  private Path corpus = Path.of("");

  @Option(names = "--articles", required = true)
  private int articles;

  @Option(names = "--seed", description = "Which of all archives of this size; default 1.")
  private long seed = 1;

  @Parameters(paramLabel = "OUT", description = "A new folder.")
  private Path out = Path.of("");

  @Spec private CommandSpec spec = CommandSpec.create();

  public static void main(String[] args) {
    System.exit(new CommandLine(new Seeds()).execute(args));
  }

  @Override
  public Integer call() {
    if (Files.exists(out)) {
      throw new ParameterException(spec.commandLine(), out + " is there already");
    }
    long start = System.nanoTime();
    new Generator(new Corpus(corpus), articles, seed).write(out);
    System.out.printf(
        Locale.ROOT,
        "%,d articles in %s (%.1f s)%n",
        articles,
        out,
        (System.nanoTime() - start) / 1e9);
    return 0;
  }
}
