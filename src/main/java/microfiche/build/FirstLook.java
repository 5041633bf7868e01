package microfiche.build;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import microfiche.container.Containers;
import microfiche.report.UserError;
import microfiche.seed.SeedFile;

/**
 * Looks at some files of a folder before all are read: who names {@code /etc} by mistake should
 * hear of it at once, and not after a site was made of its settings.
 */
final class FirstLook {
  /** Fewer files than that are read quickly enough, whatever they are. */
  private static final int FEW = 60;

  /** Files that are looked at. */
  private static final int LOOKED_AT = 300;

  /** One in so many files has to look like an article. */
  private static final int ONE_IN = 50;

  /** Bytes of a file that are looked at. */
  private static final int OPENING = 4096;

  private static final Pattern NAME =
      Pattern.compile(
          ".*\\.(?:md|markdown|mdown|mkd|mdx|html?|xhtml|shtml|mht|mhtml|txt|rss|atom|ndjson|jsonl|aspx?|php)");

  /** Front matter, elements of a page, a headline with a link. */
  private static final Pattern TEXT =
      Pattern.compile(
          "\\A\\s*(?:---|\\+\\+\\+)\\R[^\\x00]{0,2000}?\\b(?:title|date)\\s*[:=]"
              + "|<(?:!doctype html|html|body|article|p|div|a href|ok href)\\b"
              + "|\\]\\(https?://",
          Pattern.CASE_INSENSITIVE);

  /** Chinese characters that make a text worth a look. */
  private static final int CHINESE = 40;

  private FirstLook() {}

  /**
   * Refuses files of which hardly any looks like an article.
   *
   * @param folders that were named
   * @throws UserError that says so
   */
  static void at(List<SeedFile> seeds, List<Path> folders) {
    if (seeds.size() < FEW) {
      return;
    }
    int looked = Math.min(LOOKED_AT, seeds.size());
    long promising =
        IntStream.range(0, looked)
            .mapToObj(i -> seeds.get((int) ((long) i * seeds.size() / looked)))
            .filter(FirstLook::mayHoldAnArticle)
            .limit(looked / ONE_IN + 1L)
            .count();
    if (promising * ONE_IN < looked) {
      String where = String.join(", ", folders.stream().map(Path::toString).toList());
      throw UserError.failed(
          where,
          String.format(
              Locale.ROOT,
              "nothing there looks like an article (%,d of %,d files were looked at)",
              looked,
              seeds.size()),
          "name the folder of your articles with --seeds; if it is this one, say --all-files");
    }
  }

  private static boolean mayHoldAnArticle(SeedFile seed) {
    String name = seed.path().toLowerCase(Locale.ROOT);
    if (NAME.matcher(name).matches() || seed.isRecords() || Containers.of(seed) != null) {
      return true;
    }
    try (InputStream in = Files.newInputStream(seed.file())) {
      String opening = new String(in.readNBytes(OPENING), StandardCharsets.UTF_8);
      return TEXT.matcher(opening).find()
          || opening.chars().filter(c -> c >= 0x4E00 && c <= 0x9FFF).count() >= CHINESE;
    } catch (IOException e) {
      return false; // the reader reports the error
    }
  }
}
