package microfiche.extract;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import microfiche.extract.html.BlockReader;
import microfiche.extract.html.HtmlSource;
import microfiche.extract.html.Pictures;
import microfiche.extract.html.ReadBlock;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What one article costs on its way from file to article, beside what jsoup alone costs. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(1)
public class ExtractBenchmark {
  /** A folder with seeds of the dialects below. */
  @Param("")
  public String corpus = "";

  @Param({
    "easy2view/epochtimes",
    "banned-news2/epochtimes",
    "banned-news2/secretchina",
    "banned-news2/ntdtv",
    "banned-news2/soundofhope",
    "banned-news2/rfa"
  })
  public String outlet = "";

  private BenchmarkSeeds sample;
  private List<SourceText> bodies;
  private int next;

  @Setup
  public void read() {
    if (corpus.isEmpty()) {
      throw new IllegalArgumentException("say where real seeds are: -p corpus=DIR");
    }
    sample = new BenchmarkSeeds(Path.of(corpus), outlet);
    bodies = sample.bodies();
  }

  private SourceText body() {
    next = (next + 1) % bodies.size();
    return bodies.get(next);
  }

  /** The floor: jsoup parses the file as it is. */
  @Benchmark
  public Document jsoupAlone() {
    return Jsoup.parse(sample.next().text());
  }

  /** Tags repaired, then parsed. */
  @Benchmark
  public HtmlSource parse() {
    return HtmlSource.parse(body(), Ledger.off());
  }

  /** The same, and blocks read from it. */
  @Benchmark
  public List<ReadBlock> parseAndReadBlocks() {
    HtmlSource source = HtmlSource.parse(body(), Ledger.off());
    Pictures pictures = new Pictures(null, null, null, null);
    return new BlockReader(source, null, null, pictures, new TreeSet<>()::add).read(source.body());
  }

  /** All of it: seed to article. */
  @Benchmark
  public Extraction extract() {
    return BenchmarkSeeds.EXTRACTOR.extract(sample.next());
  }
}
