package microfiche.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import microfiche.disk.FileNames;
import microfiche.disk.OwnFolder;
import microfiche.hash.Digest;
import microfiche.report.Finding;
import microfiche.report.UserError;
import org.jspecify.annotations.Nullable;

/**
 * Brings the output folder up to date. Files that changed are first written beside it; only when
 * all are there they are moved to their places, each in one step: first those that did not exist,
 * to which nothing leads yet; then those that did, the home page last. Stale files are deleted
 * after that. So a build that fails leaves the old site as it was, and at every moment of one that
 * succeeds (or is killed) every link that a reader can come to lands. A file that is not ours is
 * never touched.
 *
 * <p>{@code MANIFEST.sha256} lists every file of the site in the form of sha256sum; it says which
 * files are ours. Several threads may put files at once.
 */
public final class Publisher {
  /** The list of all files of the site. */
  public static final String MANIFEST = Manifest.NAME;

  private static final String MARK =
      """

      Open index.html to read. Builds of Microfiche write this folder: they replace and delete what
      MANIFEST.sha256 lists, and touch nothing else.
      """;

  private final SiteFolder site;
  private final Staging staging;
  private final Path notes;
  private final boolean rewrite;
  private final String identity;
  private final Written written;
  private final SiteNotes before;
  private final StandingFiles standing;

  /** The files of this build, kept and new ones. */
  private final ConcurrentMap<String, Standing> files = new ConcurrentHashMap<>();

  private final Map<String, Pieces> pieces = new ConcurrentHashMap<>();

  /** Told of every file just before it is moved or deleted; a test cuts the work short there. */
  private Consumer<String> watch = path -> {};

  private @Nullable Removal removal;

  private Publisher(
      SiteFolder site,
      Staging staging,
      Path notes,
      boolean rewrite,
      String identity,
      Written written,
      SiteNotes before) {
    this.site = site;
    this.staging = staging;
    this.notes = notes;
    this.rewrite = rewrite;
    this.identity = identity;
    this.written = written;
    this.before = before;
    this.standing = new StandingFiles(site, before.files());
  }

  /**
   * Opens the output folder.
   *
   * @param stage where files wait until all are written; on the same disk, or moving takes longer
   * @param notes a file for what the next build should know of this one
   * @param rewrite whether files are written even where the same bytes stand already
   * @param identity which archive it is; stands in the mark of the site
   * @throws UserError when it holds files that are not ours, or cannot be written
   */
  public static Publisher into(
      Path folder, Path stage, Path notes, boolean rewrite, String identity) {
    Path out = folder.toAbsolutePath().normalize();
    refuseForeign(out);
    try {
      SiteFolder site = new SiteFolder(out);
      SiteNotes known = site.isFresh() ? SiteNotes.none() : SiteNotes.read(notes);
      return new Publisher(
          site,
          new Staging(stage.toAbsolutePath().normalize()),
          notes,
          rewrite,
          identity,
          new Written(
              List.of(
                  Manifest.read(site.file(MANIFEST)),
                  Manifest.read(site.file(SiteFolder.BEGUN)),
                  known.manifest())),
          rewrite ? SiteNotes.none() : known);
    } catch (IOException e) {
      throw SiteFolder.failed(out, e);
    }
  }

  /**
   * Says so when {@code folder} holds something and is not a site of ours. Changes nothing.
   *
   * @throws UserError then
   */
  public static void refuseForeign(Path folder) {
    SiteFolder.refuseForeign(folder);
  }

  /** The same with somebody who is told of every file just before it is moved or deleted. */
  Publisher watched(Consumer<String> watcher) {
    this.watch = watcher;
    return this;
  }

  /**
   * What the last build counted, if the site stands as it left it and was made from the same;
   * otherwise null.
   *
   * @param everything a digest of all that the site is made from
   */
  public @Nullable Map<String, Long> upToDate(String everything, Each each) {
    if (!before.everything().equals(everything) || site.isBegun() || !standing.all(each)) {
      return null;
    }
    files.putAll(before.files());
    return before.counts();
  }

  /**
   * Keeps the file that stands at {@code path}, if it was made from the same.
   *
   * @param inputs a digest of all that the file depends on
   * @return false when the file must be made again
   */
  public boolean keep(String path, long inputs) {
    Standing file = standing.at(path, inputs);
    if (file != null) {
      once(path, file);
    }
    return file != null;
  }

  /**
   * Keeps all files that stand in a folder, if they are what an earlier build made from the same.
   *
   * @param folder relative to the site, with a slash at the end; it has no folders
   * @param inputs what all its files were put with
   * @return false when they must be made again, all of them
   */
  public boolean keepAll(String folder, long inputs) {
    Map<String, Standing> found = standing.in(folder, inputs);
    found.forEach(this::once);
    return !found.isEmpty();
  }

  /** Takes a file of the site, which is put in its place when the build finishes. */
  public void put(String path, long inputs, byte[] content) {
    Path file = site.file(path);
    try {
      String sha256 = Digest.of(content);
      boolean exists = site.exists(file);
      if (exists && !rewrite && same(file, content)) {
        once(path, Standing.of(file, inputs, sha256));
      } else {
        refuseToReplace(exists, path);
        Path waiting = staging.file(path);
        Files.write(waiting, content);
        once(path, Standing.of(waiting, inputs, sha256));
        staging.add(path, !exists);
      }
    } catch (IOException e) {
      throw SiteFolder.failed(file, e);
    }
  }

  /** The same for a file of which nobody says what it depends on. */
  public void put(String path, byte[] content) {
    put(path, 0, content);
  }

  /**
   * The same for a file too large for memory, made of pieces; pieces that stand in its predecessor
   * are copied from there.
   *
   * @param inputs for each piece a digest of all that it depends on
   * @param make the bytes of a piece
   */
  public void put(String path, long[] inputs, IntFunction<byte[]> make) {
    Pieces stand = before.pieces().get(path);
    Standing left = stand == null ? null : standing.at(path);
    if (stand != null && left != null && stand.madeFrom(inputs)) {
      pieces.put(path, stand);
      once(path, left);
      return;
    }
    Path file = site.file(path);
    try {
      Path waiting = staging.file(path);
      String sha256;
      try (Assembly assembly = new Assembly(waiting)) {
        Map<Long, long[]> places = stand != null && left != null ? stand.places() : Map.of();
        pieces.put(path, assembly.write(inputs, make, file, places));
        sha256 = assembly.sha256();
      }
      boolean exists = site.exists(file);
      if (!rewrite && exists && Files.mismatch(file, waiting) < 0) {
        Files.delete(waiting);
        once(path, Standing.of(file, 0, sha256));
      } else {
        refuseToReplace(exists, path);
        once(path, Standing.of(waiting, 0, sha256));
        staging.add(path, !exists);
      }
    } catch (IOException e) {
      throw SiteFolder.failed(file, e);
    }
  }

  /** A file with other bytes that no build wrote is somebody else's. */
  private void refuseToReplace(boolean exists, String path) {
    if (exists && !written.has(path) && !path.equals(MANIFEST) && !site.isMark(path)) {
      throw UserError.failed(
          FileNames.all(site.file(path)),
          "stands where a page belongs, and no build wrote it",
          "move it out of the site, or empty the folder: a build makes all of it again; nothing was"
              + " changed");
    }
  }

  private void once(String path, Standing file) {
    if (files.putIfAbsent(path, file) != null) {
      throw new IllegalStateException("two pages at " + path);
    }
  }

  private static boolean same(Path file, byte[] content) throws IOException {
    return Files.isRegularFile(file)
        && Files.size(file) == content.length
        && Arrays.equals(Files.readAllBytes(file), content);
  }

  /**
   * Moves all files to their places, then deletes what earlier builds wrote and this one did not.
   *
   * @param everything a digest of all that the site is made from
   * @param counts for the next build, should nothing have changed
   */
  public void finish(String everything, Map<String, Long> counts, Each each) {
    put(OwnFolder.SITE.file(), OwnFolder.SITE.mark(identity + "\n" + MARK).getBytes(UTF_8));
    put(MANIFEST, digests(files).text().getBytes(UTF_8));
    try {
      DiskSync.of(staging.path(), staging.paths());
      swap(each);
      DiskSync.ofNames(site.path(), staging.paths());
      new SiteNotes(everything, counts, files, pieces).write(notes);
    } catch (IOException e) {
      throw SiteFolder.failed(site.path(), e);
    }
  }

  private void swap(Each each) throws IOException {
    Swap swap = new Swap(site, staging, watch);
    if (written.isNothing() && swap.whole()) {
      return;
    }
    Map<String, Standing> coming = new TreeMap<>();
    staging.paths().forEach(path -> coming.put(path, Objects.requireNonNull(files.get(path))));
    swap.begin(digests(coming));
    swap.move(each);
    Removal stale = new Removal(site, written, watch);
    removal = stale;
    written.without(files.keySet()).forEach(stale::remove);
    swap.end();
  }

  private static Manifest digests(Map<String, Standing> files) {
    SortedMap<String, String> digests = new TreeMap<>();
    files.forEach((path, file) -> digests.put(path, file.sha256()));
    return new Manifest(digests);
  }

  /** What was to be deleted and is not as it was written; after {@link #finish}. */
  public List<Finding> left() {
    return removal == null ? List.of() : removal.left();
  }

  /** Whether an earlier build published articles here. */
  public boolean holdsArticles() {
    return written.hasIn("articles/", path -> true);
  }

  /** Whether an earlier build published a picture here that this one was not given so far. */
  public boolean holdsOtherPictures() {
    return written.hasIn("pictures/", path -> !files.containsKey(path));
  }

  /** Files of the site, the manifest among them, when it is up to date. */
  public int files() {
    return files.size();
  }

  /** Files that were new or had other bytes; after {@link #finish} the manifest among them. */
  public int changed() {
    return staging.paths().size();
  }

  public int deleted() {
    return removal == null ? 0 : removal.deleted();
  }
}
