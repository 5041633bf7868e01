package microfiche.search;

import java.time.LocalDate;
import java.util.List;
import microfiche.config.SiteConfig;
import org.jspecify.annotations.Nullable;

/**
 * A part of the archive that has an index of its own. Its files are never changed: with other
 * articles it is another segment in another folder.
 *
 * @param id 16 hexadecimal digits that follow from all the files are made from
 * @param runs where the texts of its articles are
 */
public record Segment(String id, List<Document> documents, List<TextRun> runs) {
  public Segment {
    documents = List.copyOf(documents);
    runs = List.copyOf(runs);
  }

  static Segment of(List<Document> documents, SiteConfig.SearchDepth depth) {
    List<TextRun> runs = TextRun.of(documents, depth);
    Identity identity = new Identity("terms", depth, runs.size() + documents.size());
    runs.forEach(run -> identity.number(Long.parseUnsignedLong(run.id(), 16)));
    documents.forEach(document -> identity.number(document.sections()));
    return new Segment(identity.id(), documents, runs);
  }

  /** Where its files lie, with a slash at the end. */
  public String folder() {
    return SearchIndex.FOLDER + id + "/";
  }

  /** The file there that says what is asked of every segment; the index repeats it. */
  public String meta() {
    return folder() + "meta.js";
  }

  /** How many articles it has. */
  public int size() {
    return documents.size();
  }

  /** Characters of all its bodies: what it costs to make its files. */
  public long characters() {
    return documents.stream().mapToLong(Document::length).sum();
  }

  /** The first day of an article, or null when none has one. */
  @Nullable LocalDate from() {
    for (Document document : documents) {
      if (document.dayNumber() > 0) {
        return document.day();
      }
    }
    return null;
  }

  /** The last day of an article, or null when none has one. */
  @Nullable LocalDate to() {
    return documents.get(documents.size() - 1).day();
  }
}
