package microfiche.search;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import microfiche.archive.Entry;
import microfiche.config.SiteConfig.SearchDepth;

/**
 * The index of a whole archive: which segments there are, and the two files that lead to them. What
 * the files hold is described in {@code src/docs/search-index.md}. Immutable.
 */
public final class SearchIndex {
  /** Where all files of the index lie. */
  public static final String FOLDER = "search/";

  /** Changes when a page's script must read the files otherwise. */
  private static final int VERSION = 1;

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
      List<Entry> entries, Function<Entry, String> paths, SearchDepth depth) {
    if (depth == SearchDepth.OFF) {
      return new SearchIndex(depth, List.of());
    }
    List<Document> documents =
        entries.stream().map(entry -> new Document(entry, paths.apply(entry))).sorted().toList();
    List<List<Document>> cut = Segments.of(documents);
    return new SearchIndex(depth, cut.stream().map(segment -> Segment.of(segment, depth)).toList());
  }

  public SearchDepth depth() {
    return depth;
  }

  /** Oldest first. */
  public List<Segment> segments() {
    return segments;
  }

  /** {@code search/index.js}: which segments there are. */
  public byte[] index() {
    StringBuilder json = new StringBuilder("{\"version\":" + VERSION + ",\"depth\":");
    json.append(Script.quoted(depth.name().toLowerCase(Locale.ROOT)));
    json.append(",\"articles\":");
    json.append(segments.stream().mapToInt(segment -> segment.documents().size()).sum());
    json.append(",\"segments\":[");
    String separator = "\n";
    for (Segment segment : segments) {
      json.append(separator).append("{\"id\":").append(Script.quoted(segment.id()));
      json.append(",\"docs\":").append(segment.documents().size());
      if (segment.from() != null) {
        json.append(",\"from\":\"").append(segment.from());
        json.append("\",\"to\":\"").append(segment.to()).append('"');
      }
      json.append('}');
      separator = ",\n";
    }
    return new Script("index").value(json.append("]}").toString()).utf8();
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
