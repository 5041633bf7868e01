package microfiche.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import microfiche.report.UserError;
import microfiche.yaml.YamlFile;
import microfiche.yaml.YamlSection;
import org.jspecify.annotations.Nullable;

/** Reads {@code site-config.yaml}. All that is wrong in it is reported at once. */
public final class SiteConfigFile {
  /** The name looked for in the working directory. */
  public static final String NAME = "site-config.yaml";

  private static final String MEDIA = "media";

  private final Path folder;
  private final YamlSection yaml;

  private SiteConfigFile(Path folder, YamlSection yaml) {
    this.folder = folder;
    this.yaml = yaml;
  }

  /**
   * The configuration in {@code file}; without a file that of the working directory, and without
   * that the defaults.
   *
   * @throws UserError when the file is missing or wrong
   */
  public static SiteConfig read(@Nullable Path file) {
    Path path = file == null ? Path.of(NAME) : file;
    YamlFile yaml = YamlFile.named(path.toString());
    if (file == null && !Files.exists(path)) {
      return new SiteConfigFile(Path.of(""), yaml.parse("")).config();
    }
    if (Files.isDirectory(path)) {
      throw UserError.usage(path.toString(), "is a folder", "name the file, not its folder");
    }
    if (!Files.exists(path)) {
      throw UserError.usage(path.toString(), "no such configuration file", null);
    }
    Optional<String> text = yaml.read(path);
    Path parent = path.getParent();
    SiteConfigFile reader =
        new SiteConfigFile(parent == null ? Path.of("") : parent, yaml.parse(text.orElse("")));
    SiteConfig config = reader.config();
    if (!yaml.findings().isEmpty()) {
      throw new UserError(UserError.Kind.USAGE, yaml.findings());
    }
    return config;
  }

  /** Where the build for {@code out} keeps its notes: beside it, not in it. */
  static Path workBeside(Path out) {
    Path absolute = out.toAbsolutePath().normalize();
    Path name = absolute.getFileName();
    return absolute.resolveSibling("." + (name == null ? "site" : name) + ".microfiche");
  }

  private SiteConfig config() {
    List<Path> seeds = yaml.texts("seeds", this::path);
    List<Path> records = yaml.texts("records", this::path);
    Path out = yaml.text("out", this::path);
    Path target = out == null ? folder.resolve("site") : out;
    Path work = yaml.text("work", this::path);
    YamlSection search = yaml.section("search", "depth");
    Map<String, String> sections = yaml.section("sections").pairs();
    YamlSection names = yaml.section("names");
    YamlSection same = names.section("same");
    Map<String, List<String>> sameNames = new TreeMap<>();
    same.names().forEach(name -> sameNames.put(name, same.texts(name)));
    SiteConfig config =
        new SiteConfig(
            yaml.text("title", "Microfiche"),
            yaml.text("description", ""),
            yaml.choice("language", List.of("zh-Hans", "zh-Hant", "en"), "zh-Hans"),
            yaml.text("base_url", SiteConfigFile::baseUrl),
            zone(),
            seeds.isEmpty() && records.isEmpty() ? List.of(folder.resolve("seeds")) : seeds,
            records,
            target,
            work == null ? workBeside(target) : work,
            yaml.text("templates", this::path),
            media(),
            yaml.text("outlets", this::path),
            sections,
            sameNames,
            names.texts("apart"),
            on("elsewhere", true),
            on("publish_rejected", false),
            on("publish_seeds", false),
            SiteConfig.Feeds.valueOf(
                yaml.choice("feeds", List.of("all", "main", "off"), "main")
                    .toUpperCase(Locale.ROOT)),
            yaml.number("page_size", 5, 500, 50),
            SiteConfig.SearchDepth.valueOf(
                search
                    .choice("depth", List.of("headline", "lede", "full", "off"), "full")
                    .toUpperCase(Locale.ROOT)));
    search.rejectOthers();
    names.rejectOthers();
    yaml.rejectOthers();
    return config;
  }

  private boolean on(String key, boolean otherwise) {
    return yaml.choice(key, List.of("on", "off"), otherwise ? "on" : "off").equals("on");
  }

  /** Where pictures lie when nothing is said: beside the configuration. */
  public static Path mediaBeside(Path file) {
    return file.resolveSibling(MEDIA);
  }

  private List<Path> media() {
    List<Path> named = yaml.texts("media", this::path);
    Path beside = folder.resolve(MEDIA);
    return named.isEmpty() && Files.isDirectory(beside) ? List.of(beside) : named;
  }

  private ZoneId zone() {
    ZoneId zone = yaml.zone("time_zone");
    return zone == null ? ZoneId.of("Asia/Shanghai") : zone;
  }

  private Path path(String text) {
    try {
      return folder.resolve(text);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("not a path on this system", e);
    }
  }

  private static String baseUrl(String text) {
    try {
      URI uri = new URI(text);
      boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      if (web && uri.getHost() != null && uri.getQuery() == null && uri.getFragment() == null) {
        return text.endsWith("/") ? text : text + "/";
      }
    } catch (URISyntaxException e) {
      // said below
    }
    throw new IllegalArgumentException("write it like https://archive.example.org/news/");
  }
}
