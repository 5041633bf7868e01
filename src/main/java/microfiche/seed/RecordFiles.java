package microfiche.seed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import microfiche.disk.FileNames;
import microfiche.disk.FileStamps;
import microfiche.disk.FolderWalk;
import microfiche.report.Finding;
import microfiche.report.Reasons;
import microfiche.report.UserError;

/** Files with full records, which are published like seeds. */
public final class RecordFiles {
  /** Before their names, so that no seed has the same path. */
  private static final String PREFIX = "records:";

  private RecordFiles() {}

  /**
   * The files that {@code paths} name, and those below the folders among them, ordered by path.
   *
   * @param findings hears of what is passed over
   * @throws UserError when one is not there
   */
  public static List<SeedFile> of(List<Path> paths, Consumer<Finding> findings) {
    List<SeedFile> files = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (Path path : paths) {
      if (Files.isDirectory(path)) {
        new FolderWalk(paths, List.of()).below(path, new Walk(path, files, findings));
      } else {
        String name = PREFIX + FileNames.of(path);
        String free = name;
        for (int i = 2; !taken.add(free); i++) {
          free = name + "-" + i;
        }
        files.add(new SeedFile(free, path, null, stamp(path)).asRecords());
      }
    }
    files.sort(Comparator.comparing(SeedFile::path));
    return files;
  }

  private static long stamp(Path path) {
    try {
      return new FileStamps().at(path).stamp();
    } catch (IOException e) {
      throw UserError.failed(
          FileNames.all(path),
          Files.exists(path) ? "cannot be read (" + Reasons.of(e) + ")" : "no such file",
          "name a file with full records, as microfiche extract --full prints them");
    }
  }

  /** One walk below a folder. */
  private record Walk(Path root, List<SeedFile> files, Consumer<Finding> findings)
      implements FolderWalk.Visitor {
    @Override
    public boolean enter(Path folder, String path) {
      return true;
    }

    @Override
    public void file(Path file, String path, long stamp) {
      String whole = PREFIX + FileNames.of(root) + "/" + path;
      String small = path.toLowerCase(Locale.ROOT);
      boolean spark = small.matches("(?:.*/)?part-\\d{5}"); // as Spark names what it writes
      if (spark || small.endsWith(".ndjson") || small.endsWith(".jsonl")) {
        files.add(new SeedFile(whole, file, null, stamp).asRecords());
      } else {
        findings.accept(Finding.note(whole, "no .ndjson file"));
      }
    }

    @Override
    public void passed(Path file, String path, String why, String hint) {
      findings.accept(Finding.rejected(PREFIX + path, why, hint));
    }
  }
}
