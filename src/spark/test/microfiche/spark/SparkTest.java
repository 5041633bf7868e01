package microfiche.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import microfiche.Build;
import microfiche.Fixtures;
import microfiche.container.Samples;
import microfiche.report.BuildReport;
import microfiche.report.Progress;
import microfiche.report.Tally;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The job gives what {@code extract --full} gives, however it is cut, and whatever dies on the way. */
class SparkTest {
  /** How often a task was stopped; tasks run in this Java machine. */
  private static final AtomicInteger STOPPED = new AtomicInteger();

  private static JavaSparkContext spark;

  @TempDir Path temporary;

  @BeforeAll
  static void open() {
    SparkConf conf =
        new SparkConf()
            .setMaster("local[2,3]") // two threads; a task may fail twice
            .setAppName("test")
            .set("spark.ui.enabled", "false")
            .set("spark.driver.host", "127.0.0.1")
            .set("spark.driver.bindAddress", "127.0.0.1");
    spark = new JavaSparkContext(conf);
    spark.setLogLevel("OFF");
  }

  @AfterAll
  static void close() {
    spark.close();
  }

  /** Throws when it first hears of a file in the middle. */
  private static final class Killer implements Task.Hook {
    private static final long serialVersionUID = 1;

    @Override
    public void reads(Work work) {
      if (work.path().hashCode() % 50 == 0 && STOPPED.getAndIncrement() == 0) {
        throw new IllegalStateException("the machine is gone");
      }
    }
  }

  private List<String> job(SparkExtract job, String... args) throws IOException {
    Path out = temporary.resolve("out-" + args.length + "-" + System.nanoTime());
    List<String> all = new ArrayList<>(List.of(args));
    all.add(out.toString());
    new CommandLine(job).parseArgs(all.toArray(new String[0]));
    job.run(spark);
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.list(out)) {
      for (Path file : files.filter(f -> f.getFileName().toString().startsWith("part-")).sorted().toList()) {
        lines.addAll(Files.readAllLines(file));
      }
    }
    return lines;
  }

  @Test
  void recordsAreThoseOfExtractWhateverTheNumberOfPartitions() throws IOException {
    Path corpus = Fixtures.shared("corpus");
    List<String> expected = Fixtures.fullRecords(corpus);
    assertThat(job(new SparkExtract(), "--partitions", "1", corpus.toString())).isEqualTo(expected);
    STOPPED.set(0);
    assertThat(job(new SparkExtract(new Killer()), "--partitions", "23", corpus.toString()))
        .isEqualTo(expected);
    assertThat(STOPPED.get()).as("a task was stopped, and ran again").isGreaterThan(1);
  }

  private static Samples.Warc forty() {
    Samples.Warc warc = new Samples.Warc();
    for (int i = 0; i < 40; i++) {
      warc.page(Samples.address(i), Samples.CAPTURED, Samples.page(i, ""));
    }
    return warc;
  }

  @Test
  void aLargeWarcIsReadInStretches() throws IOException {
    Path seeds = Files.createDirectories(temporary.resolve("seeds"));
    forty().write(seeds.resolve("a.warc.gz"));
    List<String> expected = Fixtures.fullRecords(seeds);
    assertThat(expected).hasSize(40);
    assertThat(job(new SparkExtract(), "--stretch", "5000", seeds.toString()))
        .containsExactlyInAnyOrderElementsOf(expected);
    // A capture that refers to another stretch: the file is read as a whole then.
    forty()
        .revisit(Samples.address(1), Samples.CAPTURED.plusSeconds(9), Samples.page(1, ""))
        .write(seeds.resolve("a.warc.gz"));
    List<String> more = Fixtures.fullRecords(seeds);
    assertThat(more).hasSize(41);
    assertThat(job(new SparkExtract(), "--stretch", "5000", seeds.toString()))
        .containsExactlyInAnyOrderElementsOf(more);
  }

  @Test
  void aSiteIsBuiltFromWhatItWrites() throws IOException {
    Path out = temporary.resolve("records");
    SparkExtract job = new SparkExtract();
    new CommandLine(job).parseArgs("seeds", out.toString());
    job.run(spark);
    BuildReport report =
        new Build(
                Fixtures.config(Path.of("seeds"), temporary.resolve("site"))
                    .withRecords(List.of(), List.of(out)),
                2,
                false,
                Progress.NONE)
            .run();
    assertThat(report.count(Tally.RECORDS)).isEqualTo(Fixtures.fullRecords(Path.of("seeds")).size());
  }

  @Test
  void copiesThatSayTheSameAreFoldedWhenAsked() throws IOException {
    Path seeds = Files.createDirectories(temporary.resolve("seeds"));
    for (String name : List.of("a.html", "b.html")) {
      Files.writeString(
          seeds.resolve(name),
          Samples.page(1, "").replace("<title>", "<link rel=canonical href=" + Samples.address(1) + "><title>"));
    }
    assertThat(job(new SparkExtract(), seeds.toString())).hasSize(2);
    assertThat(job(new SparkExtract(), "--fold", seeds.toString())).hasSize(1);
    Path out = temporary.resolve("parquet");
    SparkExtract job = new SparkExtract();
    new CommandLine(job).parseArgs("--format", "parquet", seeds.toString(), out.toString());
    job.run(spark);
    SparkSession session = SparkSession.builder().sparkContext(spark.sc()).getOrCreate();
    assertThat(session.read().parquet(out.toString()).count()).isEqualTo(2);
  }
}
