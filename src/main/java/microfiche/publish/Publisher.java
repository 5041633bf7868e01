package microfiche.publish;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import microfiche.article.Digest;
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

  private final Path out;
  private final Path stage;
  private final Path notes;
  private final boolean rewrite;
  private final Set<String> ours;
  private final SiteNotes before;
  private final ConcurrentMap<String, Standing> files = new ConcurrentHashMap<>();
  private final Map<String, Pieces> pieces = new ConcurrentHashMap<>();
  private final Set<Path> made = Collections.newSetFromMap(new ConcurrentHashMap<>());
  private @Nullable Map<String, List<String>> folders;

  /** Path of every file that waits to be moved → whether none of that name exists. */
  private final ConcurrentMap<String, Boolean> staged = new ConcurrentHashMap<>();

  private final AtomicInteger deleted = new AtomicInteger();

  /** Told of every file just before it is moved or deleted; a test cuts the work short there. */
  private Consumer<String> watch = path -> {};

  private Publisher(
      Path out, Path stage, Path notes, boolean rewrite, Set<String> ours, SiteNotes before) {
    this.out = out;
    this.stage = stage;
    this.notes = notes;
    this.rewrite = rewrite;
    this.ours = ours;
    this.before = before;
  }

  /**
   * Opens the output folder.
   *
   * @param stage where files wait until all are written; on the same disk, or moving takes longer
   * @param notes a file for what the next build should know of this one
   * @param rewrite whether files are written even where the same bytes stand already
   * @throws UserError when it holds files that are not ours, or cannot be written
   */
  public static Publisher into(Path folder, Path stage, Path notes, boolean rewrite) {
    Path out = folder.toAbsolutePath().normalize();
    try {
      Set<String> ours = new HashSet<>();
      if (Files.exists(out.resolve(MANIFEST))) {
        for (String line : Files.readAllLines(out.resolve(MANIFEST), StandardCharsets.UTF_8)) {
          ours.add(line.length() > 66 ? line.substring(66) : "");
        }
      }
      if (Files.exists(out.resolve(BEGUN))) {
        ours.addAll(Files.readAllLines(out.resolve(BEGUN), StandardCharsets.UTF_8));
      }
      ours.remove("");
      if (ours.isEmpty() && Files.exists(out)) {
        refuseForeign(out);
      }
      SiteNotes before = rewrite || ours.isEmpty() ? SiteNotes.none() : SiteNotes.read(notes);
      return new Publisher(out, stage.toAbsolutePath().normalize(), notes, rewrite, ours, before);
    } catch (IOException e) {
      throw failed(out, e);
    }
  }

  /** The same with somebody who is told of every file just before it is moved or deleted. */
  Publisher watched(Consumer<String> watcher) {
    this.watch = watcher;
    return this;
  }

  private static void refuseForeign(Path out) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(out)) {
      for (Path file : files) {
        throw UserError.failed(
            out.toString(),
            "holds files that are not ours, such as " + file.getFileName(),
            "name an empty folder with --out, or empty this one yourself");
      }
    }
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
      boolean exists = !ours.isEmpty() && Files.exists(file, LinkOption.NOFOLLOW_LINKS);
      if (exists && !rewrite && same(file, content)) {
        once(path, Standing.of(file, inputs, sha256));
      } else {
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
      boolean exists = Files.exists(file);
      if (!rewrite && exists && Files.mismatch(file, waiting) < 0) {
        Files.delete(waiting);
        once(path, Standing.of(file, 0, sha256));
      } else {
        once(path, Standing.of(waiting, 0, sha256));
        staged.put(path, !exists);
      }
    } catch (IOException e) {
      throw failed(waiting, e);
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
    StringBuilder manifest = new StringBuilder(files.size() * 120);
    new TreeMap<>(files)
        .forEach(
            (path, file) -> manifest.append(file.sha256()).append("  ").append(path).append('\n'));
    put(MANIFEST, manifest.toString().getBytes(StandardCharsets.UTF_8));
    try {
      if (!moveAll()) {
        move(each);
      }
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
    Files.writeString(out.resolve(BEGUN), String.join("\n", new TreeMap<>(staged).keySet()) + "\n");
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
      Path file = out.resolve(path).normalize();
      if (file.startsWith(out)) {
        watch.accept(path);
        delete(file);
      }
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
    return path.equals("index.html") ? 3 : asset ? 0 : isNew ? 1 : 2;
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

  /** Whether an earlier build published pictures here. */
  public boolean holdsPictures() {
    return ours.stream().anyMatch(path -> path.startsWith("pictures/"));
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
        file.toString(),
        "cannot be written: " + Reasons.of(e),
        "see that there is space and that you may write there");
  }
}
