package microfiche.archive;

import java.util.ArrayList;
import java.util.List;
import microfiche.card.LinkKeys;

/** Which articles of the archive link to which others. Immutable; any number of threads may ask. */
public final class Citations {
  private final List<ArchiveEntry> entries;

  /** Where the citing articles of each begin in {@link #citing}. */
  private final int[] starts;

  private final int[] citing;

  /**
   * Links between {@code entries}.
   *
   * @param targets the number of the article that an address leads to; greater numbers are none
   */
  Citations(List<ArchiveEntry> entries, LongTable targets) {
    this.entries = entries;
    this.starts = new int[entries.size() + 1];
    for (ArchiveEntry entry : entries) {
      cited(entry, targets).forEach(number -> starts[number + 1]++);
    }
    for (int i = 0; i < entries.size(); i++) {
      starts[i + 1] += starts[i];
    }
    this.citing = new int[starts[entries.size()]];
    int[] next = starts.clone();
    for (ArchiveEntry entry : entries) {
      cited(entry, targets).forEach(number -> citing[next[number]++] = entry.number());
    }
  }

  /** The articles that one links to, each once, without itself. */
  private List<Integer> cited(ArchiveEntry entry, LongTable targets) {
    LinkKeys links = entry.card().links();
    List<Integer> cited = new ArrayList<>();
    for (int i = 0; i < links.size(); i++) {
      int number = targets.get(links.key(i));
      boolean article = number != LongTable.NONE && number < entries.size();
      if (article && number != entry.number() && !cited.contains(number)) {
        cited.add(number);
      }
    }
    return cited;
  }

  /** The articles that link to one, oldest first. */
  public List<ArchiveEntry> of(ArchiveEntry cited) {
    List<ArchiveEntry> list = new ArrayList<>();
    for (int i = starts[cited.number()]; i < starts[cited.number() + 1]; i++) {
      list.add(entries.get(citing[i]));
    }
    return list;
  }
}
