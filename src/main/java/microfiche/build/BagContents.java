package microfiche.build;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import microfiche.archive.ArchiveEntry;
import microfiche.config.SiteConfig;
import microfiche.export.Bag;
import microfiche.export.RecordJson;
import microfiche.export.Selection;
import microfiche.seed.SeedFile;

/**
 * What a bag holds: all that a site is made from, and the site. Its configuration leads to its own
 * folders, so that a build of it gives the same site.
 */
public final class BagContents {
  private final SiteConfig config;
  private final Selection all;
  private final Bag bag;
  private final StringBuilder yaml = new StringBuilder();

  private BagContents(SiteConfig config, Selection all, Bag bag) {
    this.config = config;
    this.all = all;
    this.bag = bag;
  }

  /** Puts everything into {@code bag} and finishes it. */
  public static void put(SiteConfig config, Selection all, Bag.Target target) throws IOException {
    new BagContents(config, all, new Bag(target)).put();
  }

  private void put() throws IOException {
    key("title", config.title());
    key("description", config.description());
    key("language", config.language());
    if (config.baseUrl() != null) {
      key("base_url", config.baseUrl());
    }
    key("time_zone", config.timeZone().getId());
    seeds();
    List<String> media = new ArrayList<>();
    for (Path folder : config.media()) {
      String name = "media/" + (media.size() + 1);
      tree(name, folder);
      media.add(name);
    }
    list("media", media);
    if (config.outlets() != null) {
      tree("outlets", config.outlets());
      key("outlets", "outlets");
    }
    if (config.templates() != null) {
      tree("templates", config.templates());
      key("templates", "templates");
    }
    choices();
    bag.add("site-config.yaml", out -> out.write(yaml.toString().getBytes(StandardCharsets.UTF_8)));
    bag.add(
        "records/full.ndjson",
        out -> {
          Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
          for (ArchiveEntry entry : all.entries()) {
            text.write(RecordJson.full(all.access().article(entry)) + "\n");
          }
          text.flush();
        });
    tree("site", config.out());
    Map<String, String> info = new LinkedHashMap<>();
    info.put("External-Description", config.title() + " " + config.description());
    info.put("Internal-Sender-Identifier", config.title());
    info.put("Internal-Sender-Description", all.entries().size() + " articles, " + all.span());
    info.put("Bag-Software-Agent", "Microfiche");
    bag.finish(info);
  }

  private void seeds() throws IOException {
    List<SeedFile> files = CardStage.seeds(config, finding -> {});
    List<String> folders = new ArrayList<>();
    List<String> records = new ArrayList<>();
    if (config.seeds().size() == 1) {
      folders.add("seeds");
    } else {
      config
          .seeds()
          .forEach(
              folder -> folders.add("seeds/" + folder.toAbsolutePath().normalize().getFileName()));
    }
    for (SeedFile file : files) {
      String path = (file.isRecords() ? "records/own/" : "seeds/") + file.path();
      bag.add(path, file.file());
      if (file.isRecords()) {
        records.add(path);
      }
    }
    list("seeds", folders);
    list("records", records);
  }

  private void choices() {
    map("sections", config.sections());
    if (!config.sameNames().isEmpty() || !config.namesApart().isEmpty()) {
      yaml.append("names:\n");
      if (!config.sameNames().isEmpty()) {
        yaml.append("  same:\n");
        config
            .sameNames()
            .forEach(
                (name, others) ->
                    yaml.append("    ")
                        .append(quoted(name))
                        .append(": ")
                        .append(quoted(others))
                        .append('\n'));
      }
      yaml.append("  apart: ").append(quoted(config.namesApart())).append('\n');
    }
    key("elsewhere", config.elsewhere() ? "on" : "off");
    key("publish_rejected", config.publishRejected() ? "on" : "off");
    key("publish_seeds", config.publishSeeds() ? "on" : "off");
    key("feeds", config.feeds().name().toLowerCase(Locale.ROOT));
    yaml.append("page_size: ").append(config.pageSize()).append("\nsearch:\n  depth: ");
    yaml.append(config.searchDepth().name().toLowerCase(Locale.ROOT)).append('\n');
  }

  private void key(String name, String value) {
    yaml.append(name).append(": ").append(quoted(value)).append('\n');
  }

  private void list(String name, List<String> values) {
    if (!values.isEmpty()) {
      yaml.append(name).append(": ").append(quoted(values)).append('\n');
    }
  }

  private void map(String name, Map<String, String> values) {
    if (!values.isEmpty()) {
      yaml.append(name).append(":\n");
      values.forEach(
          (key, value) ->
              yaml.append("  ")
                  .append(quoted(key))
                  .append(": ")
                  .append(quoted(value))
                  .append('\n'));
    }
  }

  private static String quoted(List<String> values) {
    return "[" + String.join(", ", values.stream().map(BagContents::quoted).toList()) + "]";
  }

  private static String quoted(String value) {
    return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\s+", " ") + "\"";
  }

  /** All files below a folder, in the order of their paths. */
  private void tree(String name, Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
        bag.add(name + "/" + folder.relativize(file).toString().replace('\\', '/'), file);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
