package microfiche.search;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import microfiche.archive.ArchiveEntry;
import microfiche.config.SiteConfig.SearchDepth;
import microfiche.resource.Resources;
import microfiche.script.Fold;

/**
 * The index of a whole archive: which segments there are, and the two files that lead to them. What
 * the files hold is described in {@code src/docs/search-index.md}. Immutable.
 */
public final class SearchIndex {
  /** Where all files of the index lie. */
  public static final String FOLDER = "search/";

  /** Changes when a page's script must read the files otherwise. */
  static final int VERSION = 2;

  private final SearchDepth depth;
  private final List<Segment> segments;

  private SearchIndex(SearchDepth depth, List<Segment> segments) {
    this.depth = depth;
    this.segments = List.copyOf(segments);
  }

  /**
   * The index of {@code entries}, whatever their order; of none when the search is off.
   *
   * @param paths where the page of each is
   */
  public static SearchIndex of(
      List<ArchiveEntry> entries, Function<ArchiveEntry, String> paths, SearchDepth depth) {
    if (depth == SearchDepth.OFF) {
      return new SearchIndex(depth, List.of());
    }
    Document[] documents = new Document[entries.size()];
    for (int i = 0; i < documents.length; i++) {
      ArchiveEntry entry =
          entries.get(documents.length - 1 - i); // newest first: almost in order then
      documents[i] = Document.of(entry, paths.apply(entry));
    }
    Arrays.sort(documents);
    List<List<Document>> cut = Segments.of(Arrays.asList(documents));
    return new SearchIndex(depth, cut.stream().map(segment -> Segment.of(segment, depth)).toList());
  }

  /** How much of an article can be found. */
  public SearchDepth depth() {
    return depth;
  }

  /** Oldest first. */
  public List<Segment> segments() {
    return segments;
  }

  /**
   * {@code search/index.js}: which segments there are, and what each says of itself.
   *
   * @param meta the content of a segment's {@link Segment#meta}
   */
  public byte[] index(Function<Segment, byte[]> meta) {
    StringBuilder json = new StringBuilder("{\"version\":" + VERSION + ",\"depth\":");
    json.append(Script.quoted(depth.name().toLowerCase(Locale.ROOT)));
    json.append(",\"articles\":");
    json.append(segments.stream().mapToInt(Segment::size).sum());
    json.append(",\"segments\":[");
    String separator = "\n";
    for (Segment segment : segments) {
      json.append(separator).append("{\"id\":").append(Script.quoted(segment.id()));
      json.append(",\"docs\":").append(segment.size());
      if (segment.from() != null) {
        json.append(",\"from\":\"").append(segment.from());
        json.append("\",\"to\":\"").append(segment.to()).append('"');
      }
      json.append(",\"meta\":[").append(Script.rest(meta.apply(segment))).append("]}");
      separator = ",\n";
    }
    return new Script("index").value(json.append("]}").toString()).utf16();
  }

  /** {@code search/pinyin.js}: how characters are read; the build of the program makes it. */
  public static byte[] pinyin() {
    return Resources.bytes("search/pinyin.js");
  }

  /** {@code search/tables.js}: what is taken for the same, and the order of characters in texts. */
  public static byte[] tables() {
    String tables =
        "{\"from\":"
            + Script.quoted(Fold.from())
            + ",\n\"to\":"
            + Script.quoted(Fold.to())
            + ",\n\"order\":"
            + Script.quoted(CharacterOrder.order())
            + "}";
    return new Script("tables").value(tables).utf8();
  }
}
