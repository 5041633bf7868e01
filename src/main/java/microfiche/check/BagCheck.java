package microfiche.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import microfiche.report.Finding;
import microfiche.report.Progress;
import microfiche.report.Reasons;
import microfiche.work.Parallel;

/** Looks at a bag (BagIt 1.0, RFC 8493) with SHA-256 manifests, and at the site in it. */
public final class BagCheck {
  private static final String MANIFEST = "manifest-sha256.txt";
  private static final String TAGS = "tagmanifest-sha256.txt";
  private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) [ *](.+)");

  private final Path bag;
  private final List<Finding> findings = new ArrayList<>();

  private BagCheck(Path bag) {
    this.bag = bag;
  }

  /** Whether a folder is a bag. */
  public static boolean isBag(Path folder) {
    return Files.isRegularFile(folder.resolve("bagit.txt"));
  }

  /** What is wrong with the bag in {@code folder}, by place. */
  public static List<Finding> of(Path folder, Progress progress) {
    BagCheck check = new BagCheck(folder);
    check.run();
    Path site = folder.resolve("data/site");
    if (Files.isRegularFile(site.resolve("index.html"))) {
      SiteCheck.of(site, progress)
          .forEach(
              f ->
                  check.findings.add(
                      new Finding(f.severity(), "data/site/" + f.where(), f.what(), f.hint())));
    }
    return check.findings.stream().sorted().toList();
  }

  private void run() {
    Set<String> files = files();
    Map<String, String> payload = manifest(MANIFEST);
    Map<String, String> tags = manifest(TAGS);
    Set<String> listed = new TreeSet<>(payload.keySet());
    listed.addAll(tags.keySet());
    for (String name : List.of("bagit.txt", "bag-info.txt", MANIFEST)) {
      if (!tags.containsKey(name)) {
        found(TAGS, "does not list " + name);
      }
    }
    Map<String, String> there = new TreeMap<>(payload);
    there.putAll(tags);
    for (String path : listed) {
      if (!files.contains(path)) {
        found(path, "is listed in a manifest, and is not there");
        there.remove(path);
      }
    }
    for (String path : files) {
      if (!listed.contains(path) && !path.equals(TAGS)) {
        found(path, "is in no manifest of the bag");
      }
    }
    try (Parallel threads = new Parallel(Runtime.getRuntime().availableProcessors())) {
      threads.each(List.copyOf(there.entrySet()), file -> hash(file.getKey(), file.getValue()));
    }
  }

  private Set<String> files() {
    Set<String> files = new TreeSet<>();
    try (Stream<Path> walk = Files.walk(bag)) {
      walk.filter(Files::isRegularFile)
          .forEach(file -> files.add(bag.relativize(file).toString().replace('\\', '/')));
    } catch (IOException | UncheckedIOException e) {
      throw Reasons.unreadable(bag, e);
    }
    return files;
  }

  private Map<String, String> manifest(String name) {
    Map<String, String> files = new TreeMap<>();
    try {
      for (String line : Files.readString(bag.resolve(name)).split("\n")) {
        Matcher entry = LINE.matcher(line);
        if (entry.matches()) {
          String path =
              entry.group(2).replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%");
          files.put(path, entry.group(1));
        } else if (!line.isBlank()) {
          found(name, "has a line that is no hash with a path");
        }
      }
    } catch (IOException e) {
      found(name, "cannot be read: " + Reasons.of(e));
    }
    return files;
  }

  private void hash(String path, String stated) {
    try {
      if (!SiteCheck.sha256(bag.resolve(path)).equals(stated)) {
        found(path, "was changed since the bag was made");
      }
    } catch (IOException e) {
      found(path, "cannot be read: " + Reasons.of(e));
    }
  }

  private void found(String where, String what) {
    synchronized (findings) {
      findings.add(Finding.warning(where, what, null));
    }
  }
}
