package microfiche.media;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import microfiche.report.Reasons;
import microfiche.report.UserError;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the pictures in a media folder: a line for each address, sorted, parted by tabs,
 * below a line that names the columns. Anybody can read it, or write one.
 */
public final class PictureIndex {
  /** The file's name in the media folder. */
  public static final String NAME = "pictures.tsv";

  private static final String JOURNAL = ".pictures.journal";

  private static final String COLUMNS =
      "address\tfetched\tfile\ttype\tbytes\twidth\theight\tgone because";

  private static final int COUNT = COLUMNS.split("\t").length;

  private PictureIndex() {}

  /**
   * What is known of one address.
   *
   * @param fetched when that was, in ISO 8601
   * @param file relative to the media folder; null when there is no picture to be had
   * @param type such as {@code image/jpeg}, or null; likewise
   * @param bytes its size; 0 without a file, likewise width and height
   * @param gone why there is no picture, or null
   */
  public record Line(
      String address,
      String fetched,
      @Nullable String file,
      @Nullable String type,
      long bytes,
      int width,
      int height,
      @Nullable String gone) {

    private String text() {
      return String.join(
          "\t",
          address,
          fetched,
          file == null ? "" : file,
          type == null ? "" : type,
          Long.toString(bytes),
          Integer.toString(width),
          Integer.toString(height),
          gone == null ? "" : gone.replaceAll("\\s+", " "));
    }

    private static @Nullable Line of(String text) {
      String[] cells = text.split("\t", -1);
      try {
        return cells.length != COUNT
            ? null
            : new Line(
                cells[0],
                cells[1],
                cells[2].isEmpty() ? null : cells[2],
                cells[3].isEmpty() ? null : cells[3],
                Long.parseLong(cells[4]),
                Integer.parseInt(cells[5]),
                Integer.parseInt(cells[6]),
                cells[7].isEmpty() ? null : cells[7]);
      } catch (NumberFormatException e) {
        return null;
      }
    }
  }

  /** Whether an address can stand in an index. */
  public static boolean canHold(String address) {
    return !address.isEmpty() && address.chars().noneMatch(c -> c < ' ' || c == 0x7F);
  }

  /**
   * Address → line; empty when the folder has no index.
   *
   * @throws UserError when it cannot be read
   */
  public static Map<String, Line> read(Path folder) {
    Path file = folder.resolve(NAME);
    Map<String, Line> lines = new TreeMap<>();
    try {
      int number = 0;
      List<String> texts =
          Files.isRegularFile(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.of();
      for (String text : texts) {
        Line line = Line.of(text);
        if (++number == 1 && text.equals(COLUMNS) || text.isBlank()) {
          continue;
        }
        if (line == null) {
          throw UserError.failed(
              file + ":" + number, "is no line of an index", "correct it, or delete the file");
        }
        lines.put(line.address(), line);
      }
      readJournal(folder, lines);
    } catch (IOException e) {
      throw UserError.failed(file.toString(), "cannot be read: " + Reasons.of(e), null);
    }
    return lines;
  }

  /**
   * Adds a line to the journal beside the index, which is read with it. So a program that is killed
   * loses nothing that it noted; a line that was torn is passed over.
   */
  public static void note(Path folder, Line line) throws IOException {
    Files.write(
        folder.resolve(JOURNAL),
        (line.text() + "\n").getBytes(StandardCharsets.UTF_8),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  private static void readJournal(Path folder, Map<String, Line> lines) throws IOException {
    Path journal = folder.resolve(JOURNAL);
    if (!Files.isRegularFile(journal)) {
      return;
    }
    String text = new String(Files.readAllBytes(journal), StandardCharsets.UTF_8);
    int from = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      Line line = Line.of(text.substring(from, end));
      if (line != null) {
        lines.put(line.address(), line);
      }
      from = end + 1;
    }
  }

  /** Takes the place of the folder's index, and of its journal, in one step. */
  public static void write(Path folder, Collection<Line> lines) throws IOException {
    Map<String, Line> sorted = new TreeMap<>();
    lines.forEach(line -> sorted.put(line.address(), line));
    StringBuilder text = new StringBuilder(COLUMNS).append('\n');
    sorted.values().forEach(line -> text.append(line.text()).append('\n'));
    Path waiting = folder.resolve("." + NAME + ".new");
    Files.writeString(waiting, text);
    Files.move(
        waiting,
        folder.resolve(NAME),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    Files.deleteIfExists(folder.resolve(JOURNAL));
  }
}
