package microfiche.extract.outlet;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import microfiche.address.Addresses;
import microfiche.report.Finding;
import microfiche.report.UserError;
import microfiche.resource.Resources;
import microfiche.yaml.YamlFile;
import org.jspecify.annotations.Nullable;

/** All house styles the program knows: its own and those a user added. Safe for several threads. */
public final class HouseStyles {
  private static final String FOLDER = "outlets/";

  /** The rules that are tried on everybody. */
  private static final String ANY = "any";

  private final HouseStyle any;
  private final List<HouseStyle> styles;

  /** Rule file of a user → its selectors. */
  private final Map<String, List<RuleUse>> uses;

  private HouseStyles(HouseStyle any, List<HouseStyle> styles, Map<String, List<RuleUse>> uses) {
    this.any = any;
    this.styles = List.copyOf(styles);
    this.uses = Collections.unmodifiableMap(uses);
  }

  /** PersonNames the selectors of a user that have matched nothing so far. */
  List<Finding> unused() {
    List<Finding> findings = new ArrayList<>();
    uses.forEach(
        (file, selectors) -> {
          List<RuleUse> idle = selectors.stream().filter(use -> !use.hasMatched()).toList();
          if (!idle.isEmpty()) {
            findings.add(
                Finding.warning(
                    file,
                    "matched nothing in any seed: "
                        + idle.stream().map(RuleUse::spelled).collect(Collectors.joining(", ")),
                    "see that \"hosts:\" is right, and look for what the seeds have in its place"));
          }
        });
    return findings;
  }

  /** The names of the program's rule files; the first holds for every outlet. */
  private static List<String> programIds() {
    List<String> ids = new ArrayList<>(List.of(ANY));
    Resources.below(FOLDER).stream()
        .filter(path -> path.endsWith(".yaml"))
        .map(path -> path.substring(FOLDER.length(), path.length() - ".yaml".length()))
        .filter(id -> !id.equals(ANY))
        .forEach(ids::add);
    return ids;
  }

  /**
   * Loads the program's rules and those of {@code folder}, which come first and may replace them.
   *
   * @throws UserError with everything that is wrong in the folder's files
   */
  public static HouseStyles load(@Nullable Path folder) {
    List<HouseStyle> own = new ArrayList<>();
    List<Finding> wrong = new ArrayList<>();
    for (String id : programIds()) {
      String file = FOLDER + id + ".yaml";
      own.add(
          new RuleFile(file, false).parse(YamlFile.named(file), Resources.text(file), id, wrong));
    }
    List<HouseStyle> styles = new ArrayList<>();
    Map<String, List<RuleUse>> uses = new LinkedHashMap<>();
    if (folder != null) {
      for (Path file : yamlFiles(folder)) {
        YamlFile yaml = YamlFile.named(file.toString());
        String id = file.getFileName().toString().replaceFirst("\\.ya?ml$", "");
        RuleFile rules = new RuleFile(file.toString(), true);
        styles.add(rules.parse(yaml, yaml.read(file).orElse(""), id, wrong));
        uses.put(file.toString(), rules.uses());
      }
    }
    if (!wrong.isEmpty()) {
      throw new UserError(UserError.Kind.USAGE, wrong);
    }
    styles.addAll(own.subList(1, own.size()));
    return new HouseStyles(own.get(0), styles, uses);
  }

  /** The rules that hold for everybody. */
  HouseStyle any() {
    return any;
  }

  /** The rules of the outlet that published {@code url}, or {@link #any()}. */
  HouseStyle of(@Nullable String url) {
    String host = Addresses.host(url);
    return styles.stream().filter(style -> style.publishes(host)).findFirst().orElse(any);
  }

  private static List<Path> yamlFiles(Path folder) {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, "*.{yaml,yml}")) {
      Path real = folder.toRealPath();
      for (Path file : stream) {
        if (!file.toRealPath().startsWith(real) || !Files.isRegularFile(file)) {
          throw UserError.usage(
              file.toString(),
              "is no rule file: it links out of its folder, or is no file at all",
              "put the file itself into the folder that \"outlets:\" names");
        }
        files.add(file);
      }
    } catch (IOException | DirectoryIteratorException e) {
      throw UserError.usage(
          folder.toString(),
          "is not a folder of rule files",
          "\"outlets:\" in site-config.yaml names a folder with one .yaml file per outlet");
    }
    files.sort(null);
    return files;
  }
}
