package microfiche.render;

import freemarker.cache.ClassTemplateLoader;
import freemarker.cache.FileTemplateLoader;
import freemarker.cache.MultiTemplateLoader;
import freemarker.cache.TemplateLoader;
import freemarker.core.HTMLOutputFormat;
import freemarker.core.ParseException;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapper;
import freemarker.template.DefaultObjectWrapperBuilder;
import freemarker.template.Template;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.Version;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import microfiche.hash.Digest;
import microfiche.report.Finding;
import microfiche.report.Reasons;
import microfiche.report.UserError;
import microfiche.resource.Resources;
import microfiche.site.Messages;
import org.jspecify.annotations.Nullable;

/**
 * Templates, messages and assets: a user's own files where he has some, the program's for the rest.
 * Safe for several threads.
 */
public final class Theme {
  private static final String OWN = "templates/";

  /**
   * What the build of the program makes ({@code script.MakeTables}): tables nobody would change.
   */
  private static final Set<String> TABLES = Set.of("assets/hant.js", "assets/hans.js");

  private static final String TEMPLATE = ".ftlh";

  /**
   * {@code <#import "parts.ftlh" as parts>}; or something computed, in which case no group. Read
   * from the text, because a build with nothing to render parses no template.
   */
  private static final Pattern TAKEN =
      Pattern.compile(
          "<#(?:import|include)\\s+(?:[\"'](?!\\.|/|[^\"']*[$#]\\{)([^\"']+)[\"']|)"
              + "|\\?interpret\\b|\\.get_optional_template\\b|\\[#");

  static {
    // FreeMarker logs what it also throws; a user gets one message, ours. Said before FreeMarker is
    // first named.
    System.setProperty("org.freemarker.loggerLibrary", "none");
  }

  private static final Version VERSION = Configuration.VERSION_2_3_34;

  private final @Nullable Path folder;
  private @Nullable Configuration freemarker;

  /**
   * The theme.
   *
   * @param folder the user's own templates, or null
   * @throws UserError when the folder is not there
   */
  public Theme(@Nullable Path folder) {
    this.folder = folder;
    if (folder != null && !Files.isDirectory(folder)) {
      throw UserError.usage(
          folder.toString(),
          "is not a folder of templates",
          "\"templates:\" in site-config.yaml or --templates names a folder with *.ftlh files");
    }
  }

  /** Made when the first page is rendered: a build with nothing to render need not know it. */
  private synchronized Configuration freemarker() {
    if (freemarker == null) {
      freemarker = configuration();
    }
    return freemarker;
  }

  private Configuration configuration() {
    Configuration configuration = new Configuration(VERSION);
    List<TemplateLoader> loaders = new ArrayList<>();
    if (folder != null) {
      try {
        loaders.add(new FileTemplateLoader(folder.toFile()));
      } catch (IOException e) {
        throw UserError.failed(folder.toString(), "cannot be read: " + Reasons.of(e), null);
      }
    }
    loaders.add(new ClassTemplateLoader(Theme.class, "/microfiche/" + OWN));
    configuration.setTemplateLoader(
        new MultiTemplateLoader(loaders.toArray(new TemplateLoader[0])));
    configuration.setDefaultEncoding("UTF-8");
    configuration.setOutputFormat(HTMLOutputFormat.INSTANCE);
    configuration.setLocale(Locale.ROOT);
    configuration.setTimeZone(TimeZone.getTimeZone("UTC"));
    configuration.setNumberFormat("computer");
    configuration.setLocalizedLookup(false);
    configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    configuration.setLogTemplateExceptions(false);
    configuration.setWrapUncheckedExceptions(true);
    configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
    configuration.setObjectWrapper(wrapper());
    configuration.setTemplateUpdateDelayMilliseconds(Long.MAX_VALUE);
    return configuration;
  }

  private static DefaultObjectWrapper wrapper() {
    DefaultObjectWrapperBuilder builder = new DefaultObjectWrapperBuilder(VERSION);
    builder.setIterableSupport(true);
    return builder.build();
  }

  /**
   * A template by its name without ending.
   *
   * @throws UserError with file, line and reason when it cannot be read or parsed
   */
  Template template(String name) {
    String file = name + TEMPLATE;
    try {
      return freemarker().getTemplate(file);
    } catch (ParseException e) {
      throw UserError.failed(
          where(e.getTemplateName() == null ? file : e.getTemplateName())
              + ":"
              + e.getLineNumber()
              + ":"
              + e.getColumnNumber(),
          "the template has a mistake: " + firstLine(e.getEditorMessage()),
          null);
    } catch (IOException e) {
      throw UserError.failed(where(file), "the template cannot be read: " + Reasons.of(e), null);
    }
  }

  /**
   * A digest of a template and all that it takes in; pages made with it depend on no other. One
   * that computes what to take in may depend on all.
   */
  String digest(String name) {
    Set<String> sources = new TreeSet<>();
    StringBuilder all = new StringBuilder();
    if (!follow(name + TEMPLATE, sources)) {
      sources.addAll(ownTemplates());
      sources.addAll(userFiles());
    }
    sources.forEach(source -> all.append(source).append('\n').append(source(source)));
    return Digest.of(all.toString());
  }

  private List<String> userFiles() {
    if (folder == null) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw Reasons.unreadable(folder, e);
    }
  }

  /** Whether it is known what {@code file} takes in; all of that is added to {@code sources}. */
  private boolean follow(String file, Set<String> sources) {
    if (!sources.add(file)) {
      return true;
    }
    boolean known = true;
    Matcher taken = TAKEN.matcher(source(file));
    while (taken.find()) {
      known &= taken.group(1) != null && follow(taken.group(1), sources);
    }
    return known;
  }

  /** The text of a template; empty when there is none of that name. */
  private String source(String file) {
    try {
      if (folder != null && Files.isRegularFile(folder.resolve(file))) {
        return new String(Files.readAllBytes(folder.resolve(file)), StandardCharsets.UTF_8);
      }
      return ownTemplates().contains(file) ? ownText(file) : "";
    } catch (IOException e) {
      throw UserError.failed(where(file), "the template cannot be read: " + Reasons.of(e), null);
    }
  }

  /** Templates in the user's folder that no page asks for: most likely a slip in the name. */
  public List<Finding> unknownTemplates() {
    if (folder == null) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches(".*\\.ft[a-z]*") && !ownTemplates().contains(name))
          .sorted()
          .map(
              name ->
                  Finding.warning(
                      folder.resolve(name).toString(),
                      "no page asks for a template of that name",
                      "the templates are " + String.join(", ", ownTemplates())))
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw Reasons.unreadable(folder, e);
    }
  }

  /** The names of all templates that pages are made with, without ending. */
  List<String> templates() {
    return ownTemplates().stream().map(name -> name.replace(TEMPLATE, "")).toList();
  }

  /** Where a template is, as a user would look for it. */
  String where(String template) {
    return folder != null && Files.exists(folder.resolve(template))
        ? folder.resolve(template).toString()
        : "templates/" + template;
  }

  static String firstLine(String text) {
    int end = text.indexOf('\n');
    return (end < 0 ? text : text.substring(0, end)).strip();
  }

  /** The words of the interface: the user's message file over the program's, over English. */
  public Messages words(String language) {
    Map<String, String> words = new HashMap<>();
    for (String name : List.of("en", language)) {
      String file = "messages/" + name + ".properties";
      words.putAll(properties(file, ownText(file)));
      if (folder != null && Files.exists(folder.resolve(file))) {
        try {
          words.putAll(properties(file, Files.readString(folder.resolve(file))));
        } catch (IOException e) {
          throw UserError.failed(
              folder.resolve(file).toString(), "cannot be read as UTF-8 text", null);
        }
      }
    }
    return new Messages(words);
  }

  /**
   * Every file of the program's theme but tables that nobody would change: path in a folder of
   * templates → content.
   */
  public static Map<String, byte[]> own() {
    Map<String, byte[]> files = new TreeMap<>();
    ownFiles("").stream()
        .filter(file -> !TABLES.contains(file))
        .forEach(file -> files.put(file, Resources.bytes(OWN + file)));
    return files;
  }

  /** Path in the site → content of every asset. */
  public Map<String, byte[]> assets() {
    Map<String, byte[]> assets = new TreeMap<>();
    ownFiles("assets/").forEach(file -> assets.put(file, Resources.bytes(OWN + file)));
    Path own = folder == null ? null : folder.resolve("assets");
    if (own != null && Files.isDirectory(own)) {
      try (Stream<Path> files = Files.walk(own)) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          String name = own.relativize(file).toString().replace('\\', '/');
          assets.put("assets/" + name, Files.readAllBytes(file));
        }
      } catch (IOException | UncheckedIOException e) {
        throw Reasons.unreadable(own, e);
      }
    }
    return assets;
  }

  private static Map<String, String> properties(String file, String text) {
    Properties properties = new Properties();
    try (Reader reader = new StringReader(text)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw UserError.failed(file, "is not a message file: " + e.getMessage(), null);
    }
    Map<String, String> map = new HashMap<>();
    properties.forEach((key, value) -> map.put(key.toString(), value.toString()));
    return map;
  }

  private static String ownText(String file) {
    return Resources.text(OWN + file);
  }

  /** The files of the program's theme in a folder of it, or in the theme itself for "". */
  private static List<String> ownFiles(String folder) {
    return Resources.below(OWN + folder).stream()
        .map(path -> path.substring(OWN.length()))
        .toList();
  }

  private static List<String> ownTemplates() {
    return ownFiles("").stream().filter(file -> file.endsWith(TEMPLATE)).toList();
  }
}
