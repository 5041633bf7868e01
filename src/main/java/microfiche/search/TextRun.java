package microfiche.search;

import java.util.ArrayList;
import java.util.List;
import microfiche.config.SiteConfig.SearchDepth;

/**
 * Some articles of a segment in a row, whose texts have a folder of their own: where one is added
 * to a segment, the other texts stay. Which articles begin a run they themselves decide by lot.
 *
 * @param id 16 hexadecimal digits that follow from all the files are made from
 * @param documents in order
 * @param blocks how many articles are in each file
 */
public record TextRun(String id, List<Document> documents, List<Integer> blocks) {
  /** Articles of a run. */
  private static final int LEAST = 16;

  private static final int MOST = 64;

  /** One article in 2 to the power of this may begin a run. */
  private static final int LEVEL = 5;

  /** Characters of a run that has more than one article, about. */
  private static final long LONGEST = 200_000;

  /** Characters at which a file is closed, and those of an article besides its body, about. */
  private static final int FULL = 8000;

  private static final int MORE = 150;

  public TextRun {
    documents = List.copyOf(documents);
    blocks = List.copyOf(blocks);
  }

  /** The runs of a segment's articles. */
  static List<TextRun> of(List<Document> documents, SearchDepth depth) {
    List<TextRun> runs = new ArrayList<>();
    int start = 0;
    long characters = 0;
    for (int at = 0; at < documents.size(); at++) {
      Document document = documents.get(at);
      int count = at - start;
      if (count >= MOST
          || count >= LEAST && Long.numberOfLeadingZeros(document.lot()) >= LEVEL
          || count > 0 && characters + document.length() > LONGEST) {
        runs.add(run(documents.subList(start, at), depth));
        start = at;
        characters = 0;
      }
      characters += document.length();
    }
    runs.add(run(documents.subList(start, documents.size()), depth));
    return runs;
  }

  private static TextRun run(List<Document> documents, SearchDepth depth) {
    Identity identity = new Identity("texts", depth, documents.size());
    List<Integer> blocks = new ArrayList<>();
    int count = 0;
    long characters = 0;
    for (Document document : documents) {
      identity.number(document.texts());
      count++;
      characters += MORE + Math.min(document.length(), Parts.mostOfBody(depth));
      if (characters >= FULL) {
        blocks.add(count);
        count = 0;
        characters = 0;
      }
    }
    if (count > 0) {
      blocks.add(count);
    }
    return new TextRun(identity.id(), documents, blocks);
  }

  /** Where its files lie, with a slash at the end. */
  public String folder() {
    return SearchIndex.FOLDER + id + "/";
  }
}
