package microfiche.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import microfiche.disk.OwnFolder;
import microfiche.disk.SafeFile;
import microfiche.work.Parallel;

/**
 * Moves the files that wait to their places, each in one step, in an order in which every link that
 * a reader can come to lands at every moment.
 */
final class Swap {
  private final SiteFolder site;
  private final Staging staging;
  private final Consumer<String> watch;
  private final Staging.Folders folders = new Staging.Folders();

  /**
   * A swap that did not begin.
   *
   * @param watch is told of every file just before it is moved
   */
  Swap(SiteFolder site, Staging staging, Consumer<String> watch) {
    this.site = site;
    this.staging = staging;
    this.watch = watch;
  }

  /** A first build: the whole site appears in one step. False where that cannot be done. */
  boolean whole() throws IOException {
    Path out = site.path();
    if (Files.exists(out, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try {
      if (out.getParent() != null) {
        Files.createDirectories(out.getParent());
      }
      Files.move(staging.path(), out, StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (FileSystemException e) {
      return false; // another disk, or a folder this system will not move: file by file then
    }
  }

  /** Names what comes, so that whatever is found afterwards is known for ours. */
  void begin(Manifest coming) throws IOException {
    Files.createDirectories(site.path());
    SafeFile.replace(
        site.file(SiteFolder.BEGUN),
        ByteBuffer.wrap(SiteFolder.BEGUN_FORM.getBytes(UTF_8)),
        ByteBuffer.wrap(coming.bytes()));
  }

  /** Moves all but the manifest. */
  void move(Parallel parallel) {
    Map<Integer, List<String>> steps =
        staging.paths().stream()
            .filter(path -> !path.equals(Manifest.NAME))
            .sorted()
            .collect(Collectors.groupingBy(this::rank, TreeMap::new, Collectors.toList()));
    steps.values().forEach(paths -> parallel.each(paths, this::move));
  }

  /** The manifest comes last, and the site is whole. */
  void end() throws IOException {
    if (staging.has(Manifest.NAME)) {
      move(Manifest.NAME);
    }
    Files.deleteIfExists(site.file(SiteFolder.BEGUN));
  }

  /**
   * What does not exist yet comes first: nothing leads there. What exists is replaced when all it
   * may lead to is there; it looks right as soon as its style does, and the home page comes last.
   */
  private int rank(String path) {
    boolean asset = path.startsWith("assets/");
    boolean mark = path.equals(OwnFolder.SITE.file());
    return mark ? -1 : path.equals("index.html") ? 3 : asset ? 0 : staging.isNew(path) ? 1 : 2;
  }

  private void move(String path) {
    watch.accept(path);
    Path to = site.file(path);
    try {
      Path from = staging.path().resolve(path);
      folders.makeFor(to);
      try {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } catch (AtomicMoveNotSupportedException e) {
        // Another disk: the bytes go beside their place first, so that no page is ever half.
        Path beside = to.resolveSibling(to.getFileName() + ".microfiche-part");
        Files.move(from, beside, StandardCopyOption.REPLACE_EXISTING);
        Files.move(beside, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw SiteFolder.failed(to, e);
    }
  }
}
