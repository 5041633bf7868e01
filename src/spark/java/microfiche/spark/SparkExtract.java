package microfiche.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import microfiche.config.SiteConfig;
import microfiche.config.SiteConfigFile;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import scala.Tuple2;

/** Extracts full records in parallel, for {@code microfiche build --records}. */
@Command(
    name = "microfiche-spark",
    mixinStandardHelpOptions = true,
    description = {
      "Reads seeds in parallel with Apache Spark and writes full records.",
      "microfiche build --records OUT publishes them."
    })
public final class SparkExtract implements Callable<Integer> {
  /** Bytes of a large WARC file that one task reads. */
  private static final long STRETCH = 256L << 20;

  /** Bytes of input for one task, about. */
  private static final long TASK = 64L << 20;

  @Option(names = "--config", paramLabel = "FILE", description = "The configuration of the site.")
  private @Nullable Path config;

  @Option(
      names = "--list",
      description = "INPUT are text files with a path on each line, and not seeds.")
  private boolean list;

  @Option(
      names = "--fold",
      description = "Of records with one address and the same words keep the first only.")
  private boolean fold;

  @Option(
      names = "--format",
      paramLabel = "ndjson|parquet",
      defaultValue = "ndjson",
      description = "ndjson is what build reads; parquet is for other programs.")
  private Format format = Format.ndjson;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      description = "How many tasks; default: one for 64 MB, and two a processor at least.")
  private @Nullable Integer partitions;

  @Option(names = "--stretch", hidden = true, description = "Bytes of a WARC file for one task.")
  private long stretch = STRETCH;

  @Parameters(
      arity = "2..*",
      paramLabel = "INPUT… OUT",
      description = {
        "Folders of seeds, or files; on any file system that Spark reads (s3a://…, hdfs://…).",
        "The last is the folder to write, which must not exist."
      })
  private List<String> paths = new ArrayList<>();

  private Task.@Nullable Hook hook;

  /** How records are written; the names are those of the option. */
  enum Format {
    ndjson,
    parquet
  }

  SparkExtract() {}

  /** The same with somebody who hears what tasks read. */
  SparkExtract(Task.Hook hook) {
    this.hook = hook;
  }

  /** Runs the job. */
  public static void main(String[] args) {
    int code = new CommandLine(new SparkExtract()).execute(args);
    if (code != 0) {
      System.exit(code);
    }
  }

  @Override
  public Integer call() throws IOException {
    SparkConf conf = new SparkConf().setAppName("microfiche");
    try (JavaSparkContext spark =
        JavaSparkContext.fromSparkContext(org.apache.spark.SparkContext.getOrCreate(conf))) {
      run(spark);
    }
    return 0;
  }

  /** The job, in a context that somebody else opened. */
  void run(JavaSparkContext spark) throws IOException {
    SiteConfig site = SiteConfigFile.read(config);
    String out = paths.get(paths.size() - 1);
    List<String> inputs = paths.subList(0, paths.size() - 1);
    Sources sources = new Sources(spark.hadoopConfiguration(), site, stretch);
    List<Work> work = sources.of(list ? listed(inputs) : inputs);
    Task.Settings settings =
        new Task.Settings(
            site.timeZone().getId(), site.outlets() == null ? null : Sources.texts(site.outlets()));
    JavaRDD<Found> found = found(spark, work, new Task(settings, hook)).cache();
    List<Work> again = found.filter(one -> one.again() != null).map(Found::again).collect();
    if (!again.isEmpty()) {
      Map<String, Work> whole = new HashMap<>();
      again.forEach(one -> whole.put(one.path(), one));
      List<Work> others = work.stream().filter(one -> !whole.containsKey(one.path())).toList();
      List<Work> rest = new ArrayList<>(others);
      rest.addAll(whole.values());
      found.unpersist();
      found = found(spark, rest, new Task(settings, hook)).cache();
    }
    write(spark, records(found), out);
    List<String> said = found.filter(one -> one.said() != null).map(Found::said).take(1000);
    sources.said().forEach(one -> System.err.println(one.said()));
    said.forEach(System.err::println);
    System.err.println(found.filter(one -> one.record() != null).count() + " records in " + out);
  }

  private JavaRDD<Found> found(JavaSparkContext spark, List<Work> work, Task task) {
    long bytes = work.stream().mapToLong(Work::size).sum();
    int usual = (int) Math.min(10_000, Math.max(2L * spark.defaultParallelism(), bytes / TASK));
    int count = Math.max(1, partitions == null ? usual : partitions);
    List<List<Work>> groups = Sources.groups(work, count);
    return spark.parallelize(groups, groups.size()).flatMap(task);
  }

  /** The records in the order of their seeds. */
  private JavaPairRDD<String, String> records(JavaRDD<Found> found) {
    JavaRDD<Found> records = found.filter(one -> one.record() != null);
    if (fold) {
      records =
          records
              .mapToPair(one -> new Tuple2<>(one.key() + "\n" + one.words(), one))
              .reduceByKey((a, b) -> a.where().compareTo(b.where()) <= 0 ? a : b)
              .values();
    }
    return records
        .mapToPair(one -> new Tuple2<>(one.where(), String.valueOf(one.record())))
        .sortByKey(true);
  }

  private void write(JavaSparkContext spark, JavaPairRDD<String, String> records, String out) {
    if (format == Format.ndjson) {
      records.values().saveAsTextFile(out);
      return;
    }
    SparkSession session = SparkSession.builder().sparkContext(spark.sc()).getOrCreate();
    StructType columns =
        new StructType().add("seed", DataTypes.StringType).add("record", DataTypes.StringType);
    JavaRDD<Row> rows = records.map(one -> RowFactory.create(one._1(), one._2()));
    session.createDataFrame(rows, columns).write().parquet(out);
  }

  private static List<String> listed(List<String> files) throws IOException {
    List<String> paths = new ArrayList<>();
    for (String file : files) {
      Files.readAllLines(Path.of(file)).stream()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .forEach(paths::add);
    }
    return paths;
  }
}
