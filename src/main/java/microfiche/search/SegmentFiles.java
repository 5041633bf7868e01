package microfiche.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import microfiche.article.Article;
import microfiche.card.Card;
import microfiche.config.SiteConfig.SearchDepth;

/**
 * Makes the files of segments, one segment after the other; not for several threads. What it holds
 * grows to what the largest segment needs, 20 bytes for each of its characters, and is used again.
 */
public final class SegmentFiles {
  /** What has no pinyin. */
  private static final Pattern OTHERS = Pattern.compile("[^\\u3400-\\u9fff]+");

  /** Characters of an article besides its body, about. */
  private static final long MORE = 200;

  private final SearchDepth depth;
  private final Function<Card, Article> articles;
  private final SegmentText text = new SegmentText();
  private final Bigrams bigrams = new Bigrams();
  private final LongerGrams longer = new LongerGrams();
  private final TextBlocks blocks = new TextBlocks();
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

  /**
   * Makes the files of {@code segment}, and the texts of those of its runs that are wanted.
   *
   * @param out takes path and content of each file of the segment
   * @param texts takes those of its runs
   */
  public void write(
      Segment segment, BiConsumer<String, byte[]> out, Predicate<TextRun> wanted, RunFiles texts) {
    text.clear(segment.characters() * 9 / 8 + segment.size() * MORE);
    List<String> headlines = new ArrayList<>(segment.size());
    for (TextRun run : segment.runs()) {
      List<List<String>> parts = parts(run);
      parts.forEach(of -> headlines.add(OTHERS.matcher(of.get(Parts.HEADLINE)).replaceAll(" ")));
      for (List<String> of : parts) {
        text.add(of.get(Parts.HEADLINE), of.subList(Parts.HEADLINE + 1, of.size()));
      }
      if (wanted.test(run)) {
        write(run, parts, texts);
      }
    }
    bigrams.read(text);
    longer.read(text, bigrams);
    List<Integer> firstKeys = new ArrayList<>();
    shards.write(
        text.documents(),
        bigrams,
        longer,
        (first, stream) -> {
          String number = Integer.toString(firstKeys.size());
          Script script = new Script("shard").string(segment.id()).value(number);
          out.accept(segment.folder() + "t" + number + ".js", script.with(stream));
          firstKeys.add(first);
        });
    out.accept(segment.meta(), meta(segment, firstKeys));
    out.accept(segment.folder() + "people.js", people(segment));
    out.accept(segment.folder() + "heads.js", heads(segment, headlines));
  }

  /** The Chinese of the headlines alone: asked for when a query may be pinyin. */
  private byte[] heads(Segment segment, List<String> headlines) {
    return new Script("heads").string(segment.id()).with(blocks.pack(headlines));
  }

  /** Takes path and content of the files of runs. */
  @FunctionalInterface
  public interface RunFiles {
    void put(TextRun run, String path, byte[] content);
  }

  /** Makes the files of {@code run}. */
  public void write(TextRun run, RunFiles out) {
    write(run, parts(run), out);
  }

  private List<List<String>> parts(TextRun run) {
    return run.documents().stream()
        .map(document -> Parts.of(document, articles.apply(document.entry().card()), depth))
        .toList();
  }

  private void write(TextRun run, List<List<String>> parts, RunFiles out) {
    blocks.write(
        run,
        parts,
        (number, stream) -> {
          Script script = new Script("block").string(run.id()).value(Integer.toString(number));
          out.put(run, run.folder() + "b" + number + ".js", script.with(stream));
        });
  }

  /** What is asked of every segment: days, sources and sections, and where terms and texts are. */
  private static byte[] meta(Segment segment, List<Integer> firstKeys) {
    List<Document> documents = segment.documents();
    BitWriter bits = new BitWriter();
    bits.bits(8, SearchIndex.VERSION);
    bits.gamma(documents.size());
    bits.gamma(LongerGrams.many(documents.size()));
    bits.gamma(firstKeys.size() + 1);
    firstKeys.forEach(key -> bits.bits(32, Integer.toUnsignedLong(key)));
    bits.gamma(segment.runs().size());
    for (TextRun run : segment.runs()) {
      bits.bits(64, Long.parseUnsignedLong(run.id(), 16));
      bits.gamma(run.blocks().size());
      run.blocks().forEach(bits::gamma);
    }
    int day = documents.get(0).dayNumber();
    bits.bits(22, day);
    for (Document document : documents.subList(1, documents.size())) {
      bits.gamma(document.dayNumber() - day + 1);
      day = document.dayNumber();
    }
    SegmentNames sources = new SegmentNames(documents, Document::source);
    bits.bits(5, sources.width(1));
    for (Document document : documents) {
      int[] source = sources.of(document);
      bits.bits(sources.width(1), source.length == 0 ? 0 : source[0] + 1);
    }
    SegmentNames sections = new SegmentNames(documents, document -> document.entry().sections());
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
    SegmentNames tags =
        new SegmentNames(segment.documents(), document -> document.entry().card().keywords());
    SegmentNames authors =
        new SegmentNames(segment.documents(), document -> document.entry().card().authors());
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

  /** SegmentNames of a segment in order, and which of them each article has. */
  private static final class SegmentNames {
    private final List<String> names;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Function<Document, List<String>> of;

    private SegmentNames(List<Document> documents, Function<Document, List<String>> of) {
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
