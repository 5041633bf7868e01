package microfiche.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import microfiche.article.Article;
import microfiche.card.Card;
import microfiche.config.SiteConfig.SearchDepth;

/**
 * Makes the files of segments, one segment after the other; not for several threads. What it holds
 * grows to what the largest segment needs, 20 bytes for each of its characters, and is used again.
 */
public final class SegmentFiles {
  /** Characters of an article besides its body, about. */
  private static final long MORE = 200;

  private final SearchDepth depth;
  private final Function<Card, Article> articles;
  private final SegmentText text = new SegmentText();
  private final Bigrams bigrams = new Bigrams();
  private final LongerGrams longer = new LongerGrams();
  private final TermShards shards = new TermShards();

  /**
   * A maker of files.
   *
   * @param articles the article of a card
   */
  public SegmentFiles(SearchDepth depth, Function<Card, Article> articles) {
    this.depth = depth;
    this.articles = articles;
  }

  /** Makes all files of {@code segment}; {@code out} takes path and content of each. */
  public void write(Segment segment, BiConsumer<String, byte[]> out) {
    Numbered blocks = new Numbered(segment, "block", "b", out);
    TextBlocks texts = new TextBlocks(blocks::put);
    text.clear(segment.characters() * 9 / 8 + segment.size() * MORE);
    for (Document document : segment.documents()) {
      List<String> parts = Parts.of(document, articles.apply(document.entry().card()), depth);
      texts.add(parts);
      text.add(parts.get(Parts.HEADLINE), parts.subList(Parts.HEADLINE + 1, parts.size()));
    }
    List<Integer> blockSizes = texts.close();
    bigrams.read(text);
    longer.read(text, bigrams);
    Numbered terms = new Numbered(segment, "shard", "t", out);
    List<Integer> firstKeys = new ArrayList<>();
    shards.write(
        text.documents(),
        bigrams,
        longer,
        (first, stream) -> {
          firstKeys.add(first);
          terms.put(stream);
        });
    out.accept(segment.folder() + "meta.js", meta(segment, firstKeys, blockSizes));
    out.accept(segment.folder() + "people.js", people(segment));
  }

  /** Files with numbers: {@code t0.js}, {@code t1.js}… */
  private static final class Numbered {
    private final Segment segment;
    private final String function;
    private final String name;
    private final BiConsumer<String, byte[]> out;
    private int next;

    private Numbered(
        Segment segment, String function, String name, BiConsumer<String, byte[]> out) {
      this.segment = segment;
      this.function = function;
      this.name = name;
      this.out = out;
    }

    private void put(BitWriter stream) {
      Script script = new Script(function).string(segment.id()).value(Integer.toString(next));
      out.accept(segment.folder() + name + next + ".js", script.with(stream));
      next++;
    }
  }

  /** What is asked of every segment: days, sources and sections, and where terms and texts are. */
  private static byte[] meta(Segment segment, List<Integer> firstKeys, List<Integer> blockSizes) {
    List<Document> documents = segment.documents();
    BitWriter bits = new BitWriter();
    bits.bits(8, 1);
    bits.gamma(documents.size());
    bits.gamma(LongerGrams.many(documents.size()));
    bits.gamma(firstKeys.size() + 1);
    firstKeys.forEach(key -> bits.bits(32, Integer.toUnsignedLong(key)));
    bits.gamma(blockSizes.size());
    blockSizes.forEach(bits::gamma);
    int day = documents.get(0).dayNumber();
    bits.bits(22, day);
    for (Document document : documents.subList(1, documents.size())) {
      bits.gamma(document.dayNumber() - day + 1);
      day = document.dayNumber();
    }
    Names sources = new Names(documents, Document::source);
    bits.bits(5, sources.width(1));
    for (Document document : documents) {
      int[] source = sources.of(document);
      bits.bits(sources.width(1), source.length == 0 ? 0 : source[0] + 1);
    }
    Names sections = new Names(documents, document -> document.entry().sections());
    bits.bits(5, sections.width(0));
    for (Document document : documents) {
      int[] in = sections.of(document);
      bits.gamma(in.length + 1);
      for (int section : in) {
        bits.bits(sections.width(0), section);
      }
    }
    return new Script("segment")
        .string(segment.id())
        .value(Script.lists("sources", sources.names, "sections", sections.names))
        .with(bits);
  }

  /** Who and what each article names; asked for only when a reader filters by it. */
  private static byte[] people(Segment segment) {
    Names tags = new Names(segment.documents(), document -> document.entry().card().keywords());
    Names authors = new Names(segment.documents(), document -> document.entry().card().authors());
    BitWriter bits = new BitWriter();
    for (Document document : segment.documents()) {
      tags.write(document, bits);
      authors.write(document, bits);
    }
    return new Script("people")
        .string(segment.id())
        .value(Script.lists("tags", tags.names, "authors", authors.names))
        .with(bits);
  }

  /** Names of a segment in order, and which of them each article has. */
  private static final class Names {
    private final List<String> names;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Function<Document, List<String>> of;

    private Names(List<Document> documents, Function<Document, List<String>> of) {
      this.of = of;
      TreeSet<String> all = new TreeSet<>();
      documents.forEach(document -> all.addAll(of.apply(document)));
      this.names = List.copyOf(all);
      names.forEach(name -> numbers.put(name, numbers.size()));
    }

    /** In increasing order. */
    private int[] of(Document document) {
      return of.apply(document).stream().mapToInt(numbers::get).sorted().distinct().toArray();
    }

    /** Bits of a number below the count of names and {@code more}. */
    private int width(int more) {
      return 32 - Integer.numberOfLeadingZeros(Math.max(0, names.size() + more - 1));
    }

    private void write(Document document, BitWriter bits) {
      int[] has = of(document);
      bits.gamma(has.length + 1);
      bits.list(has, 0, has.length, 0, names.size() - 1);
    }
  }
}
