package microfiche.seed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import microfiche.disk.FileNames;
import org.jspecify.annotations.Nullable;

/**
 * Which section a folder stands for: {@code pages/ncid277} is 大陆政治 because a table of the mirror
 * beside {@code pages} says so ({@code scripts/index.csv}, {@code indexes/names.csv}), or because
 * the user does.
 */
final class SectionNames {
  /** ncid277,大陆政治 */
  private static final Pattern LINE =
      Pattern.compile("^\\s*([A-Za-z0-9_-]+)\\s*,\\s*([^,]+?)\\s*$");

  /** E大陆新闻: one mirror puts a letter for the publisher before the name. */
  private static final Pattern LETTER = Pattern.compile("^[A-Z](?=\\p{IsHan})");

  private static final int LARGEST_TABLE = 1 << 20;

  private final Map<String, String> stated;
  private final Map<Path, Map<String, String>> tables = new HashMap<>();

  SectionNames(Map<String, String> stated) {
    this.stated = stated;
  }

  /** The section a folder stands for by its name, or null when nothing names it. */
  @Nullable String of(Path place) {
    Path folder = place.toAbsolutePath().normalize();
    String name = FileNames.of(folder);
    String own = stated.get(name);
    if (own != null) {
      return own;
    }
    // The table lies beside the folder, or beside the folder that holds it.
    Path around = folder.getParent();
    for (int up = 0; up < 2 && around != null; up++) {
      String section = table(around).get(name);
      if (section != null) {
        return section;
      }
      around = around.getParent();
    }
    return null;
  }

  private Map<String, String> table(Path folder) {
    return tables.computeIfAbsent(folder, SectionNames::read);
  }

  private static Map<String, String> read(Path folder) {
    Map<String, String> sections = new HashMap<>();
    for (String place : List.of("scripts", "indexes")) {
      for (Path file : csv(folder.resolve(place))) {
        readTable(file, sections);
      }
    }
    return sections;
  }

  private static List<Path> csv(Path folder) {
    List<Path> files = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, "*.csv")) {
        stream.forEach(files::add);
      } catch (IOException | DirectoryIteratorException e) {
        return List.of(); // no names then; the articles are read all the same
      }
    }
    files.sort(null);
    return files;
  }

  private static void readTable(Path file, Map<String, String> sections) {
    try {
      // What links elsewhere is not this mirror's; opening a pipe may never return.
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
          || Files.size(file) > LARGEST_TABLE) {
        return;
      }
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      for (String line : text.split("\\R")) {
        Matcher entry = LINE.matcher(line);
        // n253607,【纪元社论】… lists articles, not sections: its names are long.
        if (entry.matches() && entry.group(2).length() <= 12) {
          sections.putIfAbsent(entry.group(1), LETTER.matcher(entry.group(2)).replaceFirst(""));
        }
      }
    } catch (IOException e) {
      // no names then; the articles are read all the same
    }
  }
}
