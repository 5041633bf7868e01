package microfiche.extract.container;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import microfiche.yaml.YamlFile;
import microfiche.yaml.YamlSection;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** What a page says of its article in JSON-LD; every JSON is YAML. */
final class LinkedData {
  private static final Pattern ARTICLE =
      Pattern.compile("(?:https?://schema\\.org/)?\\w*(?:Article|Posting|Report)\\w*");
  private static final Pattern DEEP = Pattern.compile("(?:[\\[{]\\s*){12}");
  private static final int LONGEST = 200_000;

  private final List<YamlSection> nodes;
  private final YamlSection article;

  private LinkedData(List<YamlSection> nodes, YamlSection article) {
    this.nodes = nodes;
    this.article = article;
  }

  /** The data of {@code page}; says nothing when there is none of an article. */
  static LinkedData of(Document page) {
    List<YamlSection> nodes = new ArrayList<>();
    for (Element script : page.select("script[type=application/ld+json]")) {
      String json = script.data().strip();
      if (!json.isEmpty() && json.length() <= LONGEST && !DEEP.matcher(json).find()) {
        YamlFile file = YamlFile.named("json-ld");
        collect(file.parse(json.startsWith("[") ? "{\"@graph\": " + json + "}" : json), nodes);
      }
    }
    YamlSection article =
        nodes.stream()
            .filter(
                node ->
                    node.textsDeep("@type").stream().anyMatch(t -> ARTICLE.matcher(t).matches()))
            .findFirst()
            .orElseGet(() -> YamlFile.named("json-ld").parse(""));
    return new LinkedData(nodes, article);
  }

  private static void collect(YamlSection node, List<YamlSection> nodes) {
    nodes.add(node);
    if (node.has("@graph")) {
      node.mappings("@graph").forEach(inner -> collect(inner, nodes));
    }
    // A page about an article holds it, or is held by it.
    for (String key : List.of("mainEntity", "mainEntityOfPage")) {
      node.mappings(key).forEach(nodes::add);
    }
  }

  @Nullable String text(String key) {
    List<String> texts = texts(key);
    return texts.isEmpty() ? null : texts.get(0);
  }

  List<String> texts(String key) {
    return said(article.textsDeep(key));
  }

  /** The article's address, or that of the page it is the main thing of. */
  @Nullable String url() {
    String url = text("url");
    if (url != null) {
      return url;
    }
    List<String> page = said(article.textsDeep("mainEntityOfPage"));
    List<YamlSection> pages = article.mappings("mainEntityOfPage");
    return !page.isEmpty()
        ? page.get(0)
        : pages.stream().map(p -> p.text("@id")).filter(Objects::nonNull).findFirst().orElse(null);
  }

  /** The newsroom's name. */
  @Nullable String publisher() {
    List<String> names = people("publisher");
    return names.isEmpty() ? null : names.get(0);
  }

  /** The names below {@code key}: texts, things with a name, or things that are named elsewhere. */
  List<String> people(String key) {
    List<String> names = new ArrayList<>(said(article.scalars(key)));
    for (YamlSection person : article.mappings(key)) {
      List<String> own = said(person.textsDeep("name"));
      String id = person.text("@id");
      if (own.isEmpty() && id != null) {
        nodes.stream()
            .filter(node -> id.equals(node.text("@id")))
            .flatMap(node -> said(node.textsDeep("name")).stream())
            .findFirst()
            .ifPresent(names::add);
      }
      names.addAll(own);
    }
    return names;
  }

  /** Without what only says that nothing is said. */
  private static List<String> said(List<String> texts) {
    return texts.stream().filter(text -> !text.isBlank() && !text.equals("null")).toList();
  }
}
