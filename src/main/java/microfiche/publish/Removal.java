package microfiche.publish;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import microfiche.disk.FileNames;
import microfiche.hash.Digest;
import microfiche.report.Finding;
import microfiche.report.UserError;

/** Deletes what earlier builds wrote and this one did not; what others changed is theirs. */
final class Removal {
  private final SiteFolder site;
  private final Written written;
  private final Consumer<String> watch;
  private final List<Finding> left = new ArrayList<>();
  private int deleted;

  /**
   * A removal of nothing so far.
   *
   * @param watch is told of every file just before it is looked at
   */
  Removal(SiteFolder site, Written written, Consumer<String> watch) {
    this.site = site;
    this.written = written;
    this.watch = watch;
  }

  /** Only what has the bytes that a build wrote is deleted. */
  void remove(String path) {
    watch.accept(path);
    Path file = site.file(path).normalize();
    if (!file.startsWith(site.path()) || !Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try {
      site.refuseLinks(file);
      if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
          && written.has(path, Digest.sha256().digest(Files.readAllBytes(file)))) {
        delete(file);
      } else {
        left.add(
            Finding.warning(
                FileNames.all(file),
                "is no page any more, and was changed since it was published; it was left there",
                "keep what you need of it, and delete it"));
      }
    } catch (UserError e) {
      left.addAll(e.findings()); // it lies behind a link, and so is not ours
    } catch (IOException e) {
      throw SiteFolder.failed(file, e);
    }
  }

  /** The folders that are empty then go as well. */
  private void delete(Path file) throws IOException {
    if (Files.deleteIfExists(file)) {
      deleted++;
    }
    try {
      for (Path folder = file.getParent();
          folder != null && !folder.equals(site.path());
          folder = folder.getParent()) {
        Files.deleteIfExists(folder);
      }
    } catch (DirectoryNotEmptyException e) {
      // something else is still in it
    }
  }

  /** What was to be deleted and is not as it was written. */
  List<Finding> left() {
    return List.copyOf(left);
  }

  int deleted() {
    return deleted;
  }
}
