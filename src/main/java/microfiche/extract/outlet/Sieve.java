package microfiche.extract.outlet;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import microfiche.address.Addresses;
import microfiche.article.Block;
import microfiche.article.BodyWalk;
import microfiche.article.Inline;
import microfiche.article.PlainText;
import microfiche.article.RelatedLink;
import microfiche.extract.Budget;
import microfiche.extract.Fate;
import microfiche.extract.Vocabulary;
import microfiche.extract.html.CjkText;
import microfiche.extract.html.HtmlSource;
import microfiche.extract.html.ReadBlock;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** Parts an article's blocks from what an outlet sets among them: promotion, related reading. */
final class Sieve {
  private static final String LABELS =
      Vocabulary.regex("(?:{related.label}|{related.series_before}.{2,24}{related.series})");

  private static final String MARKS = "^[【\\[◎●▼☛>*\\s]*+";

  /** 相关文章： and nothing behind it; 相关报导已被删除。 is a sentence. */
  private static final Pattern LABEL =
      Pattern.compile(MARKS + LABELS + "\\s*+[】\\]]?\\s*+[：:]?\\s*+$", Pattern.CASE_INSENSITIVE);

  /** 相关阅读：渡轮复航. */
  private static final Pattern LABELLED =
      Pattern.compile(
          MARKS + LABELS + "\\s*(?:[】\\]]\\s*[：:]?|[：:]|\\s)", Pattern.CASE_INSENSITIVE);

  private static final Pattern OTHER_LANGUAGE =
      Vocabulary.pattern("^{related.other_language}.{0,2}{related.edition}?。?$");

  /** A row of signs that sets something apart: =====, *****. */
  private static final Pattern SIGNS = Pattern.compile("^[=*\\-—_~·.\\s]{3,}$");

  /** Addresses and nothing else, below the line that advertises them. */
  private static final Pattern ADDRESSES =
      Pattern.compile("^https?://\\S++(?:\\s++https?://\\S++)*+\\s*+$");

  /** About what looking for one text in a line costs. */
  private static final int LOOK = 16;

  private final List<Rule> dropRules = new ArrayList<>();
  private final @Nullable String url;
  private final @Nullable String headline;

  /** By address, in the order they were met. */
  private final Map<String, RelatedLink> related = new LinkedHashMap<>();

  private final Set<Node> taken = new HashSet<>();

  /** A rule for text; its matcher is used again and again, by one thread. */
  private record Rule(String name, RulePattern pattern, Matcher matcher) {
    Rule(String name, RulePattern pattern) {
      this(name, pattern, pattern.matcher(""));
    }
  }

  Sieve(HouseStyle any, HouseStyle style, @Nullable String url, @Nullable String headline) {
    style.dropText().forEach((name, text) -> dropRules.add(new Rule(name, text)));
    any.dropText().forEach((name, text) -> dropRules.add(new Rule(name, text)));
    this.url = url;
    this.headline = headline;
  }

  /** Links to other articles, in the order they were met. */
  List<RelatedLink> related() {
    return List.copyOf(related.values());
  }

  /** Whether {@code node} went with chrome. */
  boolean took(Node node) {
    return taken.contains(node);
  }

  /** Keeps a link to another article, each address once. */
  void relate(String href, String name) {
    String address = Addresses.resolve(url, href);
    if (address != null && !name.isEmpty()) {
      related.putIfAbsent(address, new RelatedLink(address, name));
    }
  }

  /** Takes out blocks that are no text of the article, and fields among them. */
  List<ReadBlock> sift(HtmlSource source, List<ReadBlock> blocks) {
    List<ReadBlock> kept = new ArrayList<>();
    boolean labelled = false;
    BitSet rows = rowsOfLinks(blocks);
    for (int i = 0; i < blocks.size(); i++) {
      ReadBlock block = withoutLines(source, blocks.get(i));
      String text = block.text();
      String rule = text.isEmpty() ? null : dropRule(text);
      List<RelatedLink> links = text.isEmpty() ? List.of() : linksOnly(block.block());
      if (rule != null) {
        book(source, block, Fate.chrome(rule));
      } else if (repeatsHeadline(kept, text)) {
        book(source, block, Fate.field("headline"));
      } else if (!links.isEmpty() && (labelled || isRelated(block, text) || rows.get(i))) {
        links.forEach(link -> relate(link.url(), link.name()));
        book(source, block, Fate.field("relatedLink"));
      } else if (links.isEmpty()
          && isLabel(text, i + 1 < blocks.size() ? blocks.get(i + 1) : null)) {
        labelled = true;
        book(source, block, Fate.chrome("related-label"));
        continue;
      } else {
        labelled = false;
        kept.add(block);
        continue;
      }
      labelled &= !links.isEmpty();
    }
    while (!kept.isEmpty() && kept.get(kept.size() - 1).block() instanceof Block.Pause) {
      kept.remove(kept.size() - 1);
    }
    while (!kept.isEmpty() && kept.get(0).block() instanceof Block.Pause) {
      kept.remove(0);
    }
    return kept;
  }

  /**
   * Three paragraphs or more that are but a link each into the same site list other articles, and
   * so do lists of nothing else one after another.
   */
  private BitSet rowsOfLinks(List<ReadBlock> blocks) {
    BitSet rows = new BitSet();
    for (int from = 0; from < blocks.size(); ) {
      int to = from;
      while (to < blocks.size() && isLink(blocks.get(to))) {
        to++;
      }
      boolean list = to > from && blocks.get(from).block() instanceof Block.Listing;
      if (to - from >= (list ? 2 : 3)) {
        rows.set(from, to);
      }
      from = Math.max(to, from + 1);
    }
    return rows;
  }

  private boolean isLink(ReadBlock block) {
    boolean line =
        block.block() instanceof Block.Paragraph || block.block() instanceof Block.Listing;
    if (!line || block.text().isEmpty()) {
      return false;
    }
    List<RelatedLink> links = linksOnly(block.block());
    String own = Addresses.host(url);
    return !links.isEmpty()
        && links.stream().allMatch(link -> Addresses.host(link.url()).equals(own));
  }

  /** Takes lines that a rule drops, and rows of signs below them, out of a paragraph of several. */
  private ReadBlock withoutLines(HtmlSource source, ReadBlock block) {
    if (!(block.block() instanceof Block.Paragraph paragraph)) {
      return block;
    }
    if (!ReadBlock.isBroken(paragraph.text())) {
      otherLanguage(paragraph.text(), block.text());
      return block; // as a whole it is looked at later
    }
    List<List<Inline>> lines = ReadBlock.split(paragraph.text());
    Map<Node, String> words = null;
    List<Inline> kept = new ArrayList<>();
    String rule = null;
    String taken = null;
    for (List<Inline> line : lines) {
      String text = PlainText.ofInlines(line);
      String own = otherLanguage(line, text) ? "other language" : dropRule(text);
      rule = own != null ? own : rule != null && goesWithLineAbove(text) ? rule : null;
      if (rule != null) {
        taken = rule;
        words = words == null ? words(block) : words;
        bookLine(source, words, text, rule);
      } else {
        if (!kept.isEmpty()) {
          kept.add(new Inline.LineBreak());
        }
        kept.addAll(line);
      }
    }
    return taken == null || kept.isEmpty() ? block : block.with(new Block.Paragraph(kept));
  }

  private static boolean goesWithLineAbove(String text) {
    return SIGNS.matcher(text).matches() || ADDRESSES.matcher(text).matches();
  }

  /** 点击查看本文英文版。, a link on a line of its own. */
  private boolean otherLanguage(List<Inline> line, String text) {
    if (!OTHER_LANGUAGE.matcher(text).matches()) {
      return false;
    }
    List<RelatedLink> links = new ArrayList<>();
    collectLinks(line, links, new StringBuilder());
    links.forEach(link -> relate(link.url(), link.name()));
    return !links.isEmpty();
  }

  /** The words of each text node of a block that has any. */
  private static Map<Node, String> words(ReadBlock block) {
    Map<Node, String> words = new LinkedHashMap<>();
    for (Node node : block.nodes()) {
      String text = node instanceof TextNode t ? CjkText.collapse(t.getWholeText()) : "";
      if (!text.isEmpty()) {
        words.put(node, text);
      }
    }
    return words;
  }

  private void bookLine(HtmlSource source, Map<Node, String> words, String text, String rule) {
    Budget.current().spend((long) words.size() * LOOK);
    words.forEach(
        (node, of) -> {
          if (text.contains(of)) {
            source.take(node, Fate.chrome(rule));
            taken.add(node);
          }
        });
  }

  private @Nullable String dropRule(String text) {
    for (Rule rule : dropRules) {
      if (rule.matcher().reset(rule.pattern().watched(text)).find()) {
        return rule.name();
      }
    }
    return null;
  }

  private boolean repeatsHeadline(List<ReadBlock> before, String text) {
    return headline != null && before.size() < 4 && !text.isEmpty() && text.equals(headline);
  }

  /** 相关文章：, or 相关文章：TITLE above nothing but links. */
  private static boolean isLabel(String text, @Nullable ReadBlock below) {
    return LABEL.matcher(text).matches()
        || text.length() < 40
            && LABELLED.matcher(text).find()
            && below != null
            && !linksOnly(below.block()).isEmpty();
  }

  /** 相关阅读：LINK, or a list in which every item is nothing but a link. */
  private static boolean isRelated(ReadBlock block, String text) {
    if (block.block() instanceof Block.Listing list) {
      return list.items().size() > 1;
    }
    return LABELLED.matcher(text).find() || OTHER_LANGUAGE.matcher(text).matches();
  }

  /** The links of a block that has, labels aside, no words outside them; else nothing. */
  private static List<RelatedLink> linksOnly(Block block) {
    if (block instanceof Block.Paragraph paragraph && !hasLink(paragraph.text())) {
      return List.of();
    }
    List<RelatedLink> links = new ArrayList<>();
    List<Block> parts =
        block instanceof Block.Listing list
            ? list.items().stream().flatMap(item -> item.content().stream()).toList()
            : List.of(block);
    for (Block part : parts) {
      if (!(part instanceof Block.Paragraph paragraph)) {
        return List.of();
      }
      StringBuilder outside = new StringBuilder();
      int before = links.size();
      collectLinks(paragraph.text(), links, outside);
      String label = outside.toString().strip();
      boolean labelOnly = (label.isEmpty() || LABEL.matcher(label).matches());
      if (links.size() == before || !labelOnly) {
        return List.of();
      }
    }
    return links;
  }

  private static boolean hasLink(List<Inline> inlines) {
    BodyWalk untilLink =
        new BodyWalk() {
          @Override
          public Boolean link(Inline.Link link) {
            return false;
          }
        };
    return !untilLink.inlines(inlines);
  }

  private static void collectLinks(
      List<Inline> inlines, List<RelatedLink> links, StringBuilder outside) {
    new BodyWalk() {
      @Override
      public Boolean link(Inline.Link link) {
        String href = link.href();
        if (href == null || href.startsWith("#")) {
          outside.append("a table of contents is text");
        }
        if (href != null) {
          links.add(new RelatedLink(href, PlainText.ofInlines(link.content())));
        }
        return true;
      }

      @Override
      public Boolean text(Inline.Text text) {
        outside.append(text.text().strip());
        return true;
      }
    }.inlines(inlines);
  }

  private void book(HtmlSource source, ReadBlock block, Fate fate) {
    block.book(source, fate);
    if (fate.kind() == Fate.Kind.CHROME) {
      taken.addAll(block.nodes());
    }
  }
}
