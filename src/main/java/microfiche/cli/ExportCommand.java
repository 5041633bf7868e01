package microfiche.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import microfiche.Build;
import microfiche.build.BagContents;
import microfiche.build.Trust;
import microfiche.config.SiteConfig;
import microfiche.export.Bag;
import microfiche.export.Choice;
import microfiche.export.Citations;
import microfiche.export.Epub;
import microfiche.export.Selection;
import microfiche.export.WarcFile;
import microfiche.report.Progress;
import microfiche.report.Reasons;
import microfiche.report.UserError;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the archive, or articles of it, in another format. */
@Command(
    name = "export",
    description = {
      "Writes the archive, or a selection of it, in another format: epub (a book), bag (BagIt: all that "
          + "the site is made from, and the site), warc (a web archive), zim (for Kiwix), bib, ris or csl (citations).",
      "Brings the site up to date first."
    })
final class ExportCommand implements Callable<Integer> {
  /** Articles of one book; with more it becomes several, a month each. */
  private static final int VOLUME = 500;

  @Mixin private final Verbosity verbosity = new Verbosity();

  @Mixin private final ConfigOption configuration = new ConfigOption();

  /** What can be written. */
  enum Format {
    EPUB,
    BAG,
    WARC,
    ZIM,
    BIB,
    RIS,
    CSL
  }

  @Parameters(
      index = "0",
      paramLabel = "FORMAT",
      descriptionKey = "FORMAT",
      description = "epub, bag, warc, zim, bib, ris or csl.")
  private String format = "";

  @Parameters(
      index = "1",
      paramLabel = "OUT",
      descriptionKey = "OUT",
      description = "The file to write; for bag a folder.")
  private Path out = Path.of("");

  @Option(names = "--source", paramLabel = "NAME", description = "Only of this source.")
  private List<String> sources = new ArrayList<>();

  @Option(names = "--section", paramLabel = "NAME", description = "Only of this section.")
  private List<String> sections = new ArrayList<>();

  @Option(names = "--tag", paramLabel = "NAME", description = "Only with this tag.")
  private List<String> tags = new ArrayList<>();

  @Option(names = "--author", paramLabel = "NAME", description = "Only by this author.")
  private List<String> authors = new ArrayList<>();

  @Option(
      names = "--story",
      paramLabel = "PATH",
      description = "Only reports of this event: the path of its page, or its headline.")
  private List<String> stories = new ArrayList<>();

  @Option(names = "--from", paramLabel = "DAY", description = "From that day, month or year on.")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "DAY", description = "Up to that day, month or year.")
  private @Nullable String to;

  @Option(names = "--zip", description = "With bag: one ZIP file instead of a folder.")
  private boolean zip;

  @Option(names = "--force", description = "Write over a file that is there.")
  private boolean force;

  @Override
  public Integer call() {
    Format wanted = format();
    Choice choice =
        new Choice(
            sources,
            sections,
            tags,
            authors,
            stories,
            day("--from", from, false),
            day("--to", to, true));
    if ((wanted == Format.BAG || wanted == Format.ZIM) && !choice.isAll()) {
      throw UserError.usage(
          "export " + format, "holds the whole archive", "leave out the selection");
    }
    refuse(out);
    SiteConfig config = configuration.read();
    Progress progress = verbosity.quiet() ? Progress.NONE : new ConsoleProgress();
    new Build(config, Runtime.getRuntime().availableProcessors(), Trust.STAMPS, progress)
        .exportingTo(all -> write(wanted, config, choice.of(all)))
        .run();
    return Commands.DONE;
  }

  private Format format() {
    for (Format known : Format.values()) {
      if (known.name().equals(format.toUpperCase(Locale.ROOT))) {
        return known;
      }
    }
    throw UserError.usage(
        "export", "cannot be " + format, "allowed: epub, bag, warc, zim, bib, ris, csl");
  }

  /** A day; of a month or year its first or last. */
  private static @Nullable LocalDate day(String option, @Nullable String text, boolean last) {
    if (text == null) {
      return null;
    }
    try {
      if (text.length() == 4) {
        YearMonth month = YearMonth.of(Integer.parseInt(text), last ? 12 : 1);
        return last ? month.atEndOfMonth() : month.atDay(1);
      }
      if (text.length() == 7) {
        YearMonth month = YearMonth.parse(text);
        return last ? month.atEndOfMonth() : month.atDay(1);
      }
      return LocalDate.parse(text);
    } catch (DateTimeException | NumberFormatException e) {
      throw UserError.usage(
          option, "cannot be " + text, "write it like 2021-07-03, 2021-07 or 2021");
    }
  }

  private void refuse(Path file) {
    if (Files.isDirectory(file) || Files.exists(file) && !force) {
      throw UserError.failed(
          file.toString(), "is there already, and was not written over", "--force writes over it");
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw UserError.failed(file.toString(), "its folder is not there", "make it first");
    }
  }

  private void write(Format wanted, SiteConfig config, Selection selection) {
    if (wanted == Format.BAG) {
      bag(config, selection);
      return;
    }
    if (wanted == Format.ZIM) {
      zim(config, selection);
      return;
    }
    if (wanted == Format.WARC) {
      int[] articles = new int[1];
      file(out, stream -> articles[0] = WarcFile.write(selection, stream));
      said(out, articles[0]);
      return;
    }
    if (wanted != Format.EPUB) {
      file(
          out,
          stream -> {
            Writer text = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
            Citations.write(selection, Citations.Form.valueOf(wanted.name()), text);
            text.flush();
          });
      said(out, selection.entries().size());
      return;
    }
    if (selection.entries().size() <= VOLUME) {
      book(out, selection);
      return;
    }
    Map<String, Selection> months = selection.months();
    String name = out.getFileName().toString();
    String stem = name.endsWith(".epub") ? name.substring(0, name.length() - 5) : name;
    months.keySet().forEach(month -> refuse(out.resolveSibling(stem + "-" + month + ".epub")));
    months.forEach(
        (month, articles) -> book(out.resolveSibling(stem + "-" + month + ".epub"), articles));
  }

  private void book(Path file, Selection selection) {
    String span = selection.span();
    boolean chinese = !selection.language().equals("en");
    Epub.Words words =
        chinese
            ? new Epub.Words(
                selection.language().equals("zh-Hant") ? "目錄" : "目录",
                selection.language().equals("zh-Hant") ? "日期不詳" : "日期不详",
                "原文",
                span)
            : new Epub.Words("Contents", "Without a date", "Original", span);
    file(file, stream -> Epub.write(selection, words, stream));
    said(file, selection.entries().size());
  }

  private void zim(SiteConfig config, Selection selection) {
    Path part = out.resolveSibling("." + out.getFileName() + ".part.zim");
    try {
      Files.deleteIfExists(part);
      Zim.write(config, part);
      Files.move(part, out, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      said(out, selection.entries().size());
    } catch (IOException e) {
      throw UserError.failed(out.toString(), "cannot be written: " + Reasons.of(e), null);
    }
  }

  /** A bag is whole or not there. */
  private void bag(SiteConfig config, Selection selection) {
    if (zip) {
      String name = out.getFileName().toString().replaceFirst("\\.zip$", "");
      file(
          out,
          stream -> {
            try (Bag.Zip archive = new Bag.Zip(name, stream)) {
              BagContents.put(config, selection, archive);
            }
          });
      said(out, selection.entries().size());
      return;
    }
    Path part = out.resolveSibling("." + out.getFileName() + ".part");
    try {
      Files.createDirectory(part);
      BagContents.put(config, selection, Bag.folder(part));
      Files.move(part, out, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw UserError.failed(
          out.toString(),
          "cannot be written: " + Reasons.of(e),
          "see that there is space, and delete " + part + " if it is there");
    }
    said(out, selection.entries().size());
  }

  private void said(Path file, int articles) {
    verbosity.say(
        String.format(
            Locale.ROOT, "%,d articles are in %s", articles, file.toAbsolutePath().normalize()));
  }

  /** Writes a file. */
  private interface Writing {
    void to(OutputStream out) throws IOException;
  }

  /** Beside its place first: whatever happens, nothing half is left. */
  private static void file(Path file, Writing writing) {
    Path part = file.resolveSibling("." + file.getFileName() + ".part");
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part), 1 << 16)) {
        writing.to(out);
      }
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw UserError.failed(
          file.toString(),
          "cannot be written: " + Reasons.of(e),
          "see that there is space and that you may write there");
    } finally {
      try {
        Files.deleteIfExists(part);
      } catch (IOException e) {
        // what it was for has been told
      }
    }
  }
}
