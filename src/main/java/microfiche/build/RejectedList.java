package microfiche.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import microfiche.disk.FileNames;
import microfiche.disk.SafeFile;
import microfiche.report.Finding;
import microfiche.report.Printable;
import microfiche.report.Reasons;
import microfiche.report.UserError;
import org.jspecify.annotations.Nullable;

/** A file that names every seed a build left out, with the reason: a line each, parted by tabs. */
public final class RejectedList {
  private static final String FIRST =
      "# Files that are not in the archive, and why. Written by every build of Microfiche.";

  private RejectedList() {}

  /**
   * Brings {@code file} up to date; without rejections there is none.
   *
   * @return what a user should know, or null
   */
  public static @Nullable Finding write(Path file, List<Finding> rejected) {
    try {
      String before = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? read(file) : null;
      boolean foreign =
          before == null
              ? Files.exists(file, LinkOption.NOFOLLOW_LINKS)
              : !before.startsWith(FIRST + "\n");
      if (foreign) {
        return rejected.isEmpty()
            ? null
            : Finding.warning(
                FileNames.all(file),
                "is not a list of rejected files, so none was written there",
                "give it another name; --report FILE names the rejected files, too");
      }
      String now = text(rejected);
      if (rejected.isEmpty()) {
        Files.deleteIfExists(file);
      } else if (!now.equals(before)) {
        SafeFile.replace(file, now.getBytes(StandardCharsets.UTF_8));
      }
      return null;
    } catch (IOException e) {
      throw UserError.failed(
          FileNames.all(file),
          "the list of rejected files cannot be written: " + Reasons.of(e),
          "the site is published; see that you may write there");
    }
  }

  /** The list as it stands in the site. */
  static byte[] published(List<Finding> rejected) {
    return text(rejected).getBytes(StandardCharsets.UTF_8);
  }

  private static String read(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  private static String text(List<Finding> rejected) {
    StringBuilder text = new StringBuilder(FIRST).append('\n');
    for (Finding finding : rejected) {
      text.append(Printable.of(finding.where())).append('\t').append(Printable.of(finding.what()));
      if (finding.hint() != null) {
        text.append('\t').append(Printable.of(finding.hint()));
      }
      text.append('\n');
    }
    return text.toString();
  }
}
