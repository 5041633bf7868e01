package microfiche.export;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import microfiche.archive.ArchiveEntry;
import microfiche.article.Article;
import microfiche.article.PublicationDate;
import org.jspecify.annotations.Nullable;

/**
 * What is to be exported: an archive, or the articles of it that a user chose.
 *
 * @param title of the archive
 * @param description a sentence about it, or empty
 * @param language of its interface
 * @param entries oldest first; those without a date last
 * @param access how to come by what they hold
 */
public record Selection(
    String title, String description, String language, List<ArchiveEntry> entries, Access access) {
  public Selection {
    entries = List.copyOf(entries);
  }

  /** The same with other articles. */
  Selection with(List<ArchiveEntry> others) {
    return new Selection(title, description, language, others, access);
  }

  /** The first and the last day, or one where they are the same; empty without any. */
  public String span() {
    String first = "";
    String last = "";
    for (ArchiveEntry entry : entries) {
      PublicationDate date = entry.card().date();
      if (date != null) {
        last = date.day().toString();
        first = first.isEmpty() ? last : first;
      }
    }
    return first.equals(last) ? first : first + " – " + last;
  }

  /** The same in parts: month ({@code 2021-07}, or {@code undated}) → its articles, in order. */
  public Map<String, Selection> months() {
    Map<String, List<ArchiveEntry>> months = new LinkedHashMap<>();
    for (ArchiveEntry entry : entries) {
      PublicationDate date = entry.card().date();
      String month = date == null ? "undated" : YearMonth.from(date.day()).toString();
      months.computeIfAbsent(month, m -> new ArrayList<>()).add(entry);
    }
    Map<String, Selection> parts = new LinkedHashMap<>();
    months.forEach((month, some) -> parts.put(month, with(some)));
    return parts;
  }

  /** The way to what articles hold; asked for one article after the other, so that none stays. */
  public interface Access {
    /** The whole article. */
    Article article(ArchiveEntry entry);

    /** Where its page is in the site. */
    String page(ArchiveEntry entry);

    /** The reports of the event whose page has this path, or is called so; empty without one. */
    List<ArchiveEntry> story(String name);

    /** What it is called; never empty. */
    String headline(ArchiveEntry entry);

    /**
     * Its lead picture and its text as HTML.
     *
     * @param root the way to the folder that holds {@code pictures/}
     * @param pages page in the site → what a link to it leads to instead; links to others leave
     */
    String html(ArchiveEntry entry, String root, Map<String, String> pages);

    /** The path in the site of the picture with this address, or null when it is not there. */
    @Nullable String picture(Article article, String url);

    /** A file of the site. */
    Path file(String path);
  }
}
