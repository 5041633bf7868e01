package microfiche.publish;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import microfiche.article.Digest;
import microfiche.report.Reasons;
import microfiche.report.UserError;

/**
 * Brings the output folder up to date. Files that changed are first written beside it; only when
 * all are there they are moved to their places, each in one step: articles first, then the lists
 * that link to them, the home page last. Stale files are deleted after that. So a build that fails
 * leaves the old site as it was. A file that is not ours is never touched.
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
  private final boolean rewrite;
  private final Set<String> before;
  private final ConcurrentMap<String, String> written = new ConcurrentHashMap<>();
  private final Set<Path> folders = Collections.newSetFromMap(new ConcurrentHashMap<>());
  private final Set<String> staged = Collections.newSetFromMap(new ConcurrentHashMap<>());
  private final AtomicInteger deleted = new AtomicInteger();

  private Publisher(Path out, Path stage, boolean rewrite, Set<String> before) {
    this.out = out;
    this.stage = stage;
    this.rewrite = rewrite;
    this.before = before;
  }

  /**
   * Opens the output folder.
   *
   * @param stage where files wait until all are written; on the same disk, or moving takes longer
   * @param rewrite whether files are written even where the same bytes stand already
   * @throws UserError when it holds files that are not ours, or cannot be written
   */
  public static Publisher into(Path folder, Path stage, boolean rewrite) {
    Path out = folder.toAbsolutePath().normalize();
    try {
      Set<String> before = new HashSet<>();
      if (Files.exists(out.resolve(MANIFEST))) {
        for (String line : Files.readAllLines(out.resolve(MANIFEST), StandardCharsets.UTF_8)) {
          before.add(line.length() > 66 ? line.substring(66) : "");
        }
      }
      if (Files.exists(out.resolve(BEGUN))) {
        before.addAll(Files.readAllLines(out.resolve(BEGUN), StandardCharsets.UTF_8));
      }
      before.remove("");
      if (before.isEmpty() && Files.exists(out)) {
        refuseForeign(out);
      }
      return new Publisher(out, stage.toAbsolutePath().normalize(), rewrite, before);
    } catch (IOException e) {
      throw failed(out, e);
    }
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

  /** Takes a file of the site, which is put in its place when the build finishes. */
  public void put(String path, byte[] content) {
    if (written.putIfAbsent(path, Digest.of(content)) != null) {
      throw new IllegalStateException("two pages at " + path);
    }
    stage(path, content);
  }

  /** The same for a file too large for memory; {@code writer} is called once. */
  public void put(String path, Consumer<OutputStream> writer) {
    Path waiting = stage.resolve(path);
    try {
      makeFolder(waiting);
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (OutputStream stream =
          new DigestOutputStream(
              new BufferedOutputStream(Files.newOutputStream(waiting), 1 << 16), digest)) {
        writer.accept(stream);
      }
      written.put(path, HexFormat.of().formatHex(digest.digest()));
      Path file = out.resolve(path);
      if (!rewrite && Files.exists(file) && Files.mismatch(file, waiting) < 0) {
        Files.delete(waiting);
      } else {
        staged.add(path);
      }
    } catch (IOException e) {
      throw failed(waiting, e);
    } catch (UncheckedIOException e) {
      throw failed(waiting, new IOException(e.getMessage(), e));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private void stage(String path, byte[] content) {
    Path waiting = stage.resolve(path);
    try {
      if (rewrite || !same(out.resolve(path), content)) {
        makeFolder(waiting);
        Files.write(waiting, content);
        staged.add(path);
      }
    } catch (IOException e) {
      throw failed(waiting, e);
    }
  }

  private void makeFolder(Path file) throws IOException {
    Path folder = file.getParent();
    if (folder != null && !folders.contains(folder)) {
      Files.createDirectories(folder); // before it is remembered: another thread may rely on it
      folders.add(folder);
    }
  }

  private void move(String path) {
    Path from = stage.resolve(path);
    Path to = out.resolve(path);
    try {
      makeFolder(to);
      try {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw failed(to, e);
    }
  }

  private static boolean same(Path file, byte[] content) throws IOException {
    return Files.isRegularFile(file)
        && Files.size(file) == content.length
        && Arrays.equals(Files.readAllBytes(file), content);
  }

  /**
   * Moves all files to their places, then deletes what earlier builds wrote and this one did not.
   */
  public void finish() {
    StringBuilder manifest = new StringBuilder();
    written.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(e -> manifest.append(e.getValue()).append("  ").append(e.getKey()).append('\n'));
    stage(MANIFEST, manifest.toString().getBytes(StandardCharsets.UTF_8));
    List<String> moving = new ArrayList<>(staged);
    moving.sort(Comparator.comparingInt(Publisher::rank).thenComparing(Comparator.naturalOrder()));
    try {
      Files.createDirectories(out);
      Files.writeString(out.resolve(BEGUN), String.join("\n", moving) + "\n");
    } catch (IOException e) {
      throw failed(out, e);
    }
    moving.stream().filter(path -> !path.equals(MANIFEST)).forEach(this::move);
    List<String> stale = new ArrayList<>(before);
    stale.removeAll(written.keySet());
    stale.remove(MANIFEST);
    stale.sort(Comparator.reverseOrder());
    for (String path : stale) {
      Path file = out.resolve(path).normalize();
      if (file.startsWith(out)) {
        delete(file);
      }
    }
    if (staged.contains(MANIFEST)) {
      move(MANIFEST);
    }
    try {
      Files.deleteIfExists(out.resolve(BEGUN));
    } catch (IOException e) {
      throw failed(out, e);
    }
  }

  /** Whatever is linked to comes before what links to it. */
  private static int rank(String path) {
    return path.startsWith("assets/")
        ? 0
        : path.startsWith("articles/") ? 1 : path.equals("index.html") ? 3 : 2;
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
    return before.stream().anyMatch(path -> path.startsWith("articles/"));
  }

  /** Files of the site. */
  public int files() {
    return written.size() + 1;
  }

  /** Files that were new or had other bytes. */
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
