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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import microfiche.article.Digest;
import microfiche.report.Reasons;
import microfiche.report.UserError;

/**
 * Brings the output folder up to date file by file. Files with the same bytes are left alone,
 * others replaced in one step, stale ones deleted last. A file that is not ours is never touched.
 *
 * <p>{@code MANIFEST.sha256} lists every file of the site in the form of sha256sum; it says which
 * files are ours. Several threads may put files at once.
 */
public final class Publisher {
  /** The list of all files of the site. */
  public static final String MANIFEST = "MANIFEST.sha256";

  /** Marks a folder as ours while its first build is not done yet. */
  private static final String BEGUN = ".microfiche-begun";

  private static final String TEMPORARY = ".microfiche-new";

  private final Path out;
  private final boolean rewrite;
  private final Set<String> before;
  private final ConcurrentMap<String, String> written = new ConcurrentHashMap<>();
  private final Set<Path> folders = Collections.newSetFromMap(new ConcurrentHashMap<>());
  private final AtomicBoolean begun = new AtomicBoolean();
  private final AtomicInteger changed = new AtomicInteger();
  private final AtomicInteger deleted = new AtomicInteger();

  private Publisher(Path out, boolean rewrite, Set<String> before) {
    this.out = out;
    this.rewrite = rewrite;
    this.before = before;
  }

  /**
   * Opens the output folder.
   *
   * @param rewrite whether files are written even where the same bytes stand already
   * @throws UserError when it holds files that are not ours, or cannot be written
   */
  public static Publisher into(Path folder, boolean rewrite) {
    Path out = folder.toAbsolutePath().normalize();
    try {
      Files.createDirectories(out);
      Path manifest = out.resolve(MANIFEST);
      if (!Files.exists(manifest) && !Files.exists(out.resolve(BEGUN))) {
        refuseForeign(out);
      }
      return new Publisher(out, rewrite, Files.exists(manifest) ? names(manifest) : Set.of());
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

  private static Set<String> names(Path manifest) throws IOException {
    Set<String> names = new HashSet<>();
    for (String line : Files.readAllLines(manifest, StandardCharsets.UTF_8)) {
      if (line.length() > 66) {
        names.add(line.substring(66));
      }
    }
    return names;
  }

  /** Puts a file of the site in its place, unless it is there already. */
  public void put(String path, byte[] content) {
    begin();
    if (written.putIfAbsent(path, Digest.of(content)) != null) {
      throw new IllegalStateException("two pages at " + path);
    }
    write(path, content);
  }

  /** The same for a file too large for memory; {@code writer} may be called once. */
  public void put(String path, Consumer<OutputStream> writer) {
    Path file = out.resolve(path);
    Path temporary = file.resolveSibling(file.getFileName() + TEMPORARY);
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (OutputStream stream =
          new DigestOutputStream(
              new BufferedOutputStream(Files.newOutputStream(temporary), 1 << 16), digest)) {
        writer.accept(stream);
      }
      written.put(path, HexFormat.of().formatHex(digest.digest()));
      if (!rewrite && Files.exists(file) && Files.mismatch(file, temporary) < 0) {
        Files.delete(temporary);
        return;
      }
      move(temporary, file);
      changed.incrementAndGet();
    } catch (IOException e) {
      throw failed(file, e);
    } catch (UncheckedIOException e) {
      throw failed(file, new IOException(e.getMessage(), e));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** From the first file on the folder is ours, though it has no manifest yet. */
  private void begin() {
    if (before.isEmpty() && begun.compareAndSet(false, true)) {
      try {
        Files.writeString(out.resolve(BEGUN), "");
      } catch (IOException e) {
        throw failed(out, e);
      }
    }
  }

  private void write(String path, byte[] content) {
    Path file = out.resolve(path);
    try {
      if (!rewrite && same(file, content)) {
        return;
      }
      Path folder = file.getParent();
      if (folder != null && !folders.contains(folder)) {
        Files.createDirectories(folder); // before it is remembered: another thread may rely on it
        folders.add(folder);
      }
      Path temporary = file.resolveSibling(file.getFileName() + TEMPORARY);
      Files.write(temporary, content);
      move(temporary, file);
      changed.incrementAndGet();
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static boolean same(Path file, byte[] content) throws IOException {
    return Files.isRegularFile(file)
        && Files.size(file) == content.length
        && Arrays.equals(Files.readAllBytes(file), content);
  }

  /** Deletes what earlier builds wrote and this one did not, then writes the list of all files. */
  public void finish() {
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
    StringBuilder manifest = new StringBuilder();
    written.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(e -> manifest.append(e.getValue()).append("  ").append(e.getKey()).append('\n'));
    write(MANIFEST, manifest.toString().getBytes(StandardCharsets.UTF_8));
    try {
      Files.deleteIfExists(out.resolve(BEGUN));
    } catch (IOException e) {
      throw failed(out, e);
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
    return before.stream().anyMatch(path -> path.startsWith("articles/"));
  }

  /** Files of the site. */
  public int files() {
    return written.size() + 1;
  }

  /** Files that were new or had other bytes. */
  public int changed() {
    return changed.get();
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
