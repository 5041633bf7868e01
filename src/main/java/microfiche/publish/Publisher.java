package microfiche.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import microfiche.disk.FileNames;
import microfiche.disk.OwnFolder;
import microfiche.disk.SafeFile;
import microfiche.hash.Digest;
import microfiche.report.Finding;
import microfiche.report.Reasons;
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
  public static final String MANIFEST = "MANIFEST.sha256";

  /** Names the files that are being moved in; one that is left over says who put them there. */
  private static final String BEGUN = ".microfiche-begun";

  private static final String BEGUN_FORM = "Microfiche build begun 1\n";

  private static final String MARK =
      """

      Open index.html to read. Builds of Microfiche write this folder: they replace and delete what
      MANIFEST.sha256 lists, and touch nothing else.
      """;

  /** What every site of the first versions holds, as its manifest says. */
  private static final List<String> UNMARKED =
      List.of("index.html", "assets/style.css", "about.html");

  private final Path out;
  private final Path stage;
  private final Path notes;
  private final boolean rewrite;

  private final String identity;

  /** Whether nothing lies in the folder yet. */
  private final boolean fresh;

  /**
   * What the last build wrote and what one that did not finish was about to, by the lists in the
   * site and by the notes.
   */
  private final List<Manifest> written;

  /** The paths of all. */
  private final Set<String> ours;

  private final SiteNotes before;
  private final ConcurrentMap<String, Standing> files = new ConcurrentHashMap<>();
  private final Map<String, Pieces> pieces = new ConcurrentHashMap<>();
  private final Set<Path> made = Collections.newSetFromMap(new ConcurrentHashMap<>());

  /** Folders of the site that are no links. */
  private final Set<Path> plain = Collections.newSetFromMap(new ConcurrentHashMap<>());

  private final List<Finding> left = Collections.synchronizedList(new ArrayList<>());
  private @Nullable Map<String, List<String>> folders;

  /** Path of every file that waits to be moved → whether none of that name exists. */
  private final ConcurrentMap<String, Boolean> staged = new ConcurrentHashMap<>();

  private final AtomicInteger deleted = new AtomicInteger();

  /** Told of every file just before it is moved or deleted; a test cuts the work short there. */
  private Consumer<String> watch = path -> {};

  private Publisher(
      Path out,
      Path stage,
      Path notes,
      boolean rewrite,
      String identity,
      boolean fresh,
      List<Manifest> written,
      SiteNotes before) {
    this.out = out;
    this.stage = stage;
    this.notes = notes;
    this.rewrite = rewrite;
    this.identity = identity;
    this.fresh = fresh;
    this.written = written;
    this.ours = new TreeSet<>();
    written.forEach(list -> ours.addAll(list.files().keySet()));
    this.before = before;
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
      Manifest finished = Manifest.read(out.resolve(MANIFEST));
      Manifest begun = Manifest.read(out.resolve(BEGUN));
      boolean fresh = OwnFolder.anythingIn(out).isEmpty();
      SiteNotes known = fresh ? SiteNotes.none() : SiteNotes.read(notes);
      Path waiting = stage.toAbsolutePath().normalize();
      return new Publisher(
          out,
          waiting,
          notes,
          rewrite,
          identity,
          fresh,
          List.of(finished, begun, known.manifest()),
          rewrite ? SiteNotes.none() : known);
    } catch (IOException e) {
      throw failed(out, e);
    }
  }

  /**
   * Says so when {@code folder} holds something and is not a site of ours. Changes nothing.
   *
   * @throws UserError then
   */
  public static void refuseForeign(Path folder) {
    try {
      String something = OwnFolder.anythingIn(folder).orElse(null);
      if (something != null && !isOurs(folder)
          || Files.exists(folder) && !Files.isDirectory(folder)) {
        throw UserError.failed(
            FileNames.all(folder),
            something == null
                ? "is a file, not a folder"
                : "holds files that are not ours, such as " + something,
            "name an empty or new folder with --out, or empty this one yourself");
      }
    } catch (IOException e) {
      throw failed(folder, e);
    }
  }

  /** By its mark; a site that was made before there were marks, by what lies in it. */
  private static boolean isOurs(Path folder) throws IOException {
    if (OwnFolder.SITE.is(folder)) {
      return true;
    }
    Path begun = folder.resolve(BEGUN);
    if (Files.isRegularFile(begun, LinkOption.NOFOLLOW_LINKS)) {
      return new String(Files.readAllBytes(begun), UTF_8).startsWith(BEGUN_FORM);
    }
    Manifest manifest = Manifest.read(folder.resolve(MANIFEST));
    for (String path : UNMARKED) {
      Path file = folder.resolve(path);
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
          || !Digest.of(Files.readAllBytes(file)).equals(manifest.sha256(path))) {
        return false;
      }
    }
    return true;
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
    if (!before.everything().equals(everything) || Files.exists(out.resolve(BEGUN))) {
      return null;
    }
    AtomicBoolean stands = new AtomicBoolean(true);
    each.each(
        new ArrayList<>(before.files().entrySet()),
        file -> {
          if (stands.get() && !stands(file.getKey(), file.getValue())) {
            stands.set(false);
          }
        });
    if (!stands.get()) {
      return null;
    }
    files.putAll(before.files());
    return before.counts();
  }

  private boolean stands(String path, Standing standing) {
    Path file = out.resolve(path);
    try {
      return standing.isAt(file);
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  /**
   * Keeps the file that stands at {@code path}, if it was made from the same.
   *
   * @param inputs a digest of all that the file depends on
   * @return false when the file must be made again
   */
  public boolean keep(String path, long inputs) {
    Standing standing = before.files().get(path);
    if (standing == null || standing.inputs() != inputs || !stands(path, standing)) {
      return false;
    }
    once(path, standing);
    return true;
  }

  /**
   * Keeps all files that stand in a folder, if they are what an earlier build made from the same.
   *
   * @param folder relative to the site, with a slash at the end; it has no folders
   * @param inputs what all its files were put with
   * @return false when they must be made again, all of them
   */
  public boolean keepAll(String folder, long inputs) {
    List<String> paths = folders().getOrDefault(folder, List.of());
    boolean stand =
        paths.stream()
            .allMatch(
                path -> {
                  Standing standing = before.files().get(path);
                  return standing != null && standing.inputs() == inputs && stands(path, standing);
                });
    if (paths.isEmpty() || !stand) {
      return false;
    }
    paths.forEach(path -> once(path, Objects.requireNonNull(before.files().get(path))));
    return true;
  }

  /** Folder → the files that the last build left in it, sorted when first asked for. */
  private synchronized Map<String, List<String>> folders() {
    if (folders == null) {
      folders =
          before.files().keySet().stream()
              .collect(Collectors.groupingBy(path -> path.substring(0, path.lastIndexOf('/') + 1)));
    }
    return folders;
  }

  /** Takes a file of the site, which is put in its place when the build finishes. */
  public void put(String path, long inputs, byte[] content) {
    Path waiting = stage.resolve(path);
    try {
      String sha256 = Digest.of(content);
      Path file = out.resolve(path);
      boolean exists = exists(file);
      if (exists && !rewrite && same(file, content)) {
        once(path, Standing.of(file, inputs, sha256));
      } else {
        refuseToReplace(exists, path, file);
        makeFolder(waiting);
        Files.write(waiting, content);
        once(path, Standing.of(waiting, inputs, sha256));
        staged.put(path, !exists);
      }
    } catch (IOException e) {
      throw failed(waiting, e);
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
    Standing standing = before.files().get(path);
    Pieces stand = before.pieces().get(path);
    boolean usable = standing != null && stand != null && stands(path, standing);
    if (usable && standing != null && stand != null && stand.madeFrom(inputs)) {
      pieces.put(path, stand);
      once(path, standing);
      return;
    }
    Path waiting = stage.resolve(path);
    try {
      makeFolder(waiting);
      String sha256;
      try (Assembly assembly = new Assembly(waiting)) {
        Map<Long, long[]> places = usable && stand != null ? stand.places() : Map.of();
        pieces.put(path, assembly.write(inputs, make, out.resolve(path), places));
        sha256 = assembly.sha256();
      }
      Path file = out.resolve(path);
      boolean exists = exists(file);
      if (!rewrite && exists && Files.mismatch(file, waiting) < 0) {
        Files.delete(waiting);
        once(path, Standing.of(file, 0, sha256));
      } else {
        refuseToReplace(exists, path, file);
        once(path, Standing.of(waiting, 0, sha256));
        staged.put(path, !exists);
      }
    } catch (IOException e) {
      throw failed(waiting, e);
    }
  }

  private boolean exists(Path file) {
    if (fresh) {
      return false;
    }
    refuseLinks(file);
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
  }

  /** A file with other bytes that no build wrote is somebody else's. */
  private void refuseToReplace(boolean exists, String path, Path file) {
    if (exists && !ours.contains(path) && !path.equals(MANIFEST) && !isMark(path)) {
      throw UserError.failed(
          FileNames.all(file),
          "stands where a page belongs, and no build wrote it",
          "move it out of the site, or empty the folder: a build makes all of it again; nothing was"
              + " changed");
    }
  }

  private boolean isMark(String path) {
    return path.equals(OwnFolder.SITE.file()) && OwnFolder.SITE.is(out);
  }

  /** What a link in the site leads to is not the site's. */
  private void refuseLinks(Path file) {
    for (Path folder = file.getParent();
        folder != null && !folder.equals(out) && !plain.contains(folder);
        folder = folder.getParent()) {
      if (Files.isSymbolicLink(folder)) {
        throw UserError.failed(
            FileNames.all(folder),
            "is a link, where a folder of the site belongs",
            "take the link away; nothing was changed");
      }
      plain.add(folder);
    }
  }

  private void once(String path, Standing standing) {
    if (files.putIfAbsent(path, standing) != null) {
      throw new IllegalStateException("two pages at " + path);
    }
  }

  private void makeFolder(Path file) throws IOException {
    Path folder = file.getParent();
    if (folder != null && !made.contains(folder)) {
      Files.createDirectories(folder); // before it is remembered: another thread may rely on it
      made.add(folder);
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
    SortedMap<String, String> digests = new TreeMap<>();
    files.forEach((path, file) -> digests.put(path, file.sha256()));
    put(MANIFEST, new Manifest(digests).text().getBytes(UTF_8));
    try {
      DiskSync.of(stage, staged.keySet());
      if (!moveAll()) {
        move(each);
      }
      DiskSync.ofNames(out, staged.keySet());
      new SiteNotes(everything, counts, files, pieces).write(notes);
    } catch (IOException e) {
      throw failed(out, e);
    }
  }

  /** A first build: the whole site appears in one step. False where that cannot be done. */
  private boolean moveAll() throws IOException {
    if (!ours.isEmpty() || Files.exists(out, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try {
      if (out.getParent() != null) {
        Files.createDirectories(out.getParent());
      }
      Files.move(stage, out, StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (FileSystemException e) {
      return false; // another disk, or a folder this system will not move: file by file then
    }
  }

  private void move(Each each) throws IOException {
    Files.createDirectories(out);
    SortedMap<String, String> coming = new TreeMap<>();
    staged.keySet().forEach(path -> coming.put(path, standing(path).sha256()));
    String list = BEGUN_FORM + new Manifest(coming).text();
    SafeFile.replace(out.resolve(BEGUN), list.getBytes(UTF_8));
    Map<Integer, List<String>> steps =
        staged.keySet().stream()
            .filter(path -> !path.equals(MANIFEST))
            .sorted()
            .collect(Collectors.groupingBy(this::rank, TreeMap::new, Collectors.toList()));
    steps.values().forEach(paths -> each.each(paths, this::move));
    List<String> stale = new ArrayList<>(ours);
    stale.removeAll(files.keySet());
    stale.sort(Collections.reverseOrder());
    for (String path : stale) {
      watch.accept(path);
      deleteStale(path);
    }
    if (staged.containsKey(MANIFEST)) {
      move(MANIFEST);
    }
    Files.deleteIfExists(out.resolve(BEGUN));
  }

  /**
   * What does not exist yet comes first: nothing leads there. What exists is replaced when all it
   * may lead to is there; it looks right as soon as its style does, and the home page comes last.
   */
  private int rank(String path) {
    boolean isNew = staged.getOrDefault(path, false);
    boolean asset = path.startsWith("assets/");
    boolean mark = path.equals(OwnFolder.SITE.file());
    return mark ? -1 : path.equals("index.html") ? 3 : asset ? 0 : isNew ? 1 : 2;
  }

  private void move(String path) {
    watch.accept(path);
    Path from = stage.resolve(path);
    Path to = out.resolve(path);
    try {
      makeFolder(to);
      try {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } catch (AtomicMoveNotSupportedException e) {
        // Another disk: the bytes go beside their place first, so that no page is ever half.
        Path beside = to.resolveSibling(to.getFileName() + ".microfiche-part");
        Files.move(from, beside, StandardCopyOption.REPLACE_EXISTING);
        Files.move(beside, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw failed(to, e);
    }
  }

  private Standing standing(String path) {
    return Objects.requireNonNull(files.get(path));
  }

  /** Only what has the bytes that a build wrote is deleted; what others changed is theirs. */
  private void deleteStale(String path) {
    Path file = out.resolve(path).normalize();
    if (!file.startsWith(out) || !Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try {
      refuseLinks(file);
      String sha256 =
          Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
              ? Digest.of(Files.readAllBytes(file))
              : "none";
      if (written.stream().anyMatch(list -> list.sha256(path).equals(sha256))) {
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
      throw failed(file, e);
    }
  }

  /** What was to be deleted and is not as it was written; after {@link #finish}. */
  public List<Finding> left() {
    return List.copyOf(left);
  }

  private void delete(Path file) {
    try {
      if (Files.deleteIfExists(file)) {
        deleted.incrementAndGet();
      }
      Path top = out;
      for (Path folder = file.getParent();
          folder != null && !folder.equals(top);
          folder = folder.getParent()) {
        Files.deleteIfExists(folder);
      }
    } catch (DirectoryNotEmptyException e) {
      // something else is still in it
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  /** Whether an earlier build published articles here. */
  public boolean holdsArticles() {
    return ours.stream().anyMatch(path -> path.startsWith("articles/"));
  }

  /** Whether an earlier build published a picture here that this one was not given so far. */
  public boolean holdsOtherPictures() {
    return ours.stream().anyMatch(path -> path.startsWith("pictures/") && !files.containsKey(path));
  }

  /** Files of the site, the manifest among them, when it is up to date. */
  public int files() {
    return files.size();
  }

  /** Files that were new or had other bytes; after {@link #finish} the manifest among them. */
  public int changed() {
    return staged.size();
  }

  public int deleted() {
    return deleted.get();
  }

  private static UserError failed(Path file, IOException e) {
    return UserError.failed(
        FileNames.all(file),
        "cannot be written: " + Reasons.of(e),
        "see that there is space and that you may write there");
  }
}
