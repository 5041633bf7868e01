package microfiche.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
import microfiche.report.Tally;
import microfiche.report.UserError;
import microfiche.work.Parallel;
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
public final class SiteWriter {
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

  /** The files of this build that are not kept. */
  private final ConcurrentMap<String, Standing> made = new ConcurrentHashMap<>();

  private final Map<String, Pieces> pieces = new ConcurrentHashMap<>();

  /** Told of every file just before it is moved or deleted; a test cuts the work short there. */
  private Consumer<String> watch = path -> {};

  private final DiskSync sync = new DiskSync();
  private @Nullable Removal removal;
  private int files;

  private SiteWriter(
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
  public static SiteWriter into(
      Path folder, Path stage, Path notes, boolean rewrite, String identity) {
    Path out = folder.toAbsolutePath().normalize();
    refuseForeign(out);
    try {
      SiteFolder site = new SiteFolder(out);
      SiteNotes known = site.isFresh() ? SiteNotes.none() : SiteNotes.read(notes);
      return new SiteWriter(
          site,
          new Staging(stage.toAbsolutePath().normalize()),
          notes,
          rewrite,
          identity,
          Written.in(site, known),
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
  SiteWriter watched(Consumer<String> watcher) {
    this.watch = watcher;
    return this;
  }

  /**
   * What the last build counted, if the site stands as it left it and was made from the same;
   * otherwise null.
   *
   * @param everything a digest of all that the site is made from
   */
  public @Nullable Map<Tally, Long> upToDate(String everything, Parallel parallel) {
    try {
      if (!before.everything().equals(everything)
          || site.isBegun()
          || !Written.isListed(site, before)
          || !standing.all(parallel)) {
        return null;
      }
      if (standing.wereTouched()) {
        before.write(notes);
      }
    } catch (IOException e) {
      throw SiteFolder.failed(notes, e);
    }
    files = before.files().count() + 1;
    return before.counts();
  }

  /**
   * Keeps the file that stands at {@code path}, if it was made from the same.
   *
   * @param madeFrom a digest of all that the file depends on
   * @return false when the file must be made again
   */
  public boolean keep(String path, long madeFrom) {
    int number = standing.find(path, madeFrom);
    if (number >= 0) {
      keep(number, path);
    }
    return number >= 0;
  }

  /**
   * Keeps all files that stand in a folder, if they are what an earlier build made from the same.
   *
   * @param folder relative to the site, with a slash at the end; it has no folders
   * @param madeFrom what all its files were put with
   * @return false when they must be made again, all of them
   */
  public boolean keepAll(String folder, long madeFrom) {
    int[] numbers = standing.in(folder, madeFrom).toArray();
    for (int number : numbers) {
      keep(number, before.files().paths().path(number));
    }
    return numbers.length > 0;
  }

  /** Takes a file of the site, which is put in its place when the build finishes. */
  public void put(String path, long madeFrom, byte[] content) {
    Path waiting = staging.file(path);
    try {
      byte[] sha256 = Digest.sha256().digest(content);
      Path standingNow = write(path, content);
      once(path, Standing.of(standingNow, madeFrom, sha256));
    } catch (IOException e) {
      throw SiteFolder.failed(waiting, e);
    }
  }

  /** Leaves {@code content} to wait, if it does not stand already; says where it is. */
  private Path write(String path, byte[] content) throws IOException {
    Path file = site.file(path);
    boolean exists = site.exists(file);
    if (exists && !rewrite && same(file, content)) {
      return file;
    }
    refuseToReplace(exists, path);
    Path waiting = staging.file(path);
    staging.makeFolderFor(waiting);
    Files.write(waiting, content);
    staging.add(path, !exists);
    return waiting;
  }

  /** The same for a file of which nobody says what it depends on. */
  public void put(String path, byte[] content) {
    put(path, 0, content);
  }

  /**
   * The same for a file too large for memory, made of pieces; pieces that stand in its predecessor
   * are copied from there.
   *
   * @param madeFrom for each piece a digest of all that it depends on
   * @param make the bytes of a piece
   */
  public void put(String path, long[] madeFrom, IntFunction<byte[]> make) {
    Pieces noted = before.pieces().get(path);
    Pieces known = noted == null || !standing.has(path) ? Pieces.none() : noted;
    if (known.count() > 0 && known.madeFrom(madeFrom)) {
      pieces.put(path, known);
      keep(standing.number(path), path);
      return;
    }
    Path waiting = staging.file(path);
    try {
      staging.makeFolderFor(waiting);
      Path file = site.file(path);
      int[] sizes = Assembly.write(waiting, madeFrom, make, file, known);
      LargeDigest digest = LargeDigest.of(waiting, known.states(), known.sameBeginning(madeFrom));
      pieces.put(path, new Pieces(madeFrom, sizes, digest.states()));
      boolean exists = site.exists(file);
      if (!rewrite && exists && known.count() == 0 && same(file, waiting)) {
        Files.delete(waiting);
        once(path, Standing.of(file, 0, digest.sha256()));
      } else {
        refuseToReplace(exists, path);
        once(path, Standing.of(waiting, 0, digest.sha256()));
        staging.add(path, !exists);
        sync.begin(waiting);
      }
    } catch (IOException e) {
      throw SiteFolder.failed(waiting, e);
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
    if (made.putIfAbsent(path, file) != null || standing.isKept(path)) {
      throw twice(path);
    }
  }

  private void keep(int number, String path) {
    if (!standing.keep(number) || made.containsKey(path)) {
      throw twice(path);
    }
  }

  private static IllegalStateException twice(String path) {
    return new IllegalStateException("two pages at " + path);
  }

  private static boolean same(Path file, byte[] content) throws IOException {
    return Files.isRegularFile(file)
        && Files.size(file) == content.length
        && Arrays.equals(Files.readAllBytes(file), content);
  }

  private static boolean same(Path file, Path other) throws IOException {
    return Files.size(file) == Files.size(other) && Files.mismatch(file, other) < 0;
  }

  /**
   * Moves all files to their places, then deletes what earlier builds wrote and this one did not.
   *
   * @param everything a digest of all that the site is made from
   * @param counts for the next build, should nothing have changed
   */
  public void finish(String everything, Map<Tally, Long> counts, Parallel parallel) {
    put(OwnFolder.SITE.file(), OwnFolder.SITE.mark(identity + "\n" + MARK).getBytes(UTF_8));
    Inventory inventory = before.files().with(standing::isKept, made);
    files = inventory.count() + 1;
    try {
      long listed = Standing.modified(write(MANIFEST, inventory.manifest().bytes()));
      sync.of(staging.path(), staging.paths());
      swap(inventory.paths(), parallel);
      DiskSync.ofNames(site.path(), staging.paths());
      new SiteNotes(everything, counts, listed, inventory, pieces).write(notes);
    } catch (IOException e) {
      throw SiteFolder.failed(site.path(), e);
    }
  }

  private void swap(Paths paths, Parallel parallel) throws IOException {
    Swap swap = new Swap(site, staging, watch);
    if (written.isNothing() && swap.whole()) {
      return;
    }
    SortedMap<String, byte[]> coming = new TreeMap<>();
    for (String path : staging.paths()) {
      Standing file = made.get(path);
      if (file != null) { // all but the manifest
        coming.put(path, file.sha256());
      }
    }
    swap.begin(Manifest.of(coming));
    swap.move(parallel);
    Removal stale = new Removal(site, written, watch);
    removal = stale;
    written.without(paths).forEach(stale::remove);
    swap.end();
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
    return written.hasIn("pictures/", path -> !standing.isKept(path) && !made.containsKey(path));
  }

  /** Files of the site, the manifest among them, when it is up to date. */
  public int files() {
    return files;
  }

  /** Files that were new or had other bytes; after {@link #finish} the manifest among them. */
  public int changed() {
    return staging.paths().size();
  }

  /** How many files of earlier builds were deleted; after {@link #finish}. */
  public int deleted() {
    return removal == null ? 0 : removal.deleted();
  }
}
