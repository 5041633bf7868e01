package microfiche.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;
import microfiche.article.Article;
import microfiche.report.Reasons;
import microfiche.report.UserError;

/**
 * Whole articles on disk, so that memory holds only their cards. Belongs to one build at a time;
 * several threads may put and get.
 */
public final class ArticleStore implements AutoCloseable {
  private final Path folder;
  private final FileChannel lockFile;
  private final FileChannel articles;
  private long end;

  private ArticleStore(Path folder, FileChannel lockFile, FileChannel articles) {
    this.folder = folder;
    this.lockFile = lockFile;
    this.articles = articles;
  }

  /**
   * An empty store in {@code folder}, which is made if need be.
   *
   * @throws UserError when another build is using it, or nothing can be written there
   */
  @SuppressWarnings("resource") // both channels are closed with the store
  public static ArticleStore open(Path folder) {
    try {
      Files.createDirectories(folder);
      FileChannel lockFile =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!locked(lockFile)) {
        lockFile.close();
        throw UserError.failed(
            folder.toString(),
            "another build is at work here",
            "wait until it is done; nothing was changed");
      }
      clear(folder.resolve("stage"));
      FileChannel articles =
          FileChannel.open(
              folder.resolve("articles"),
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      return new ArticleStore(folder, lockFile, articles);
    } catch (IOException e) {
      throw UserError.failed(
          folder.toString(),
          "cannot be written: " + Reasons.of(e),
          "builds keep their notes there; \"work:\" in site-config.yaml names another folder");
    }
  }

  /** What a build that did not finish left waiting there. */
  private static void clear(Path stage) throws IOException {
    if (Files.exists(stage)) {
      try (Stream<Path> files = Files.walk(stage)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  /** Keeps an article; the answer is where. */
  public long put(Article article) {
    byte[] bytes = ArticleCodec.encode(article);
    ByteBuffer buffer =
        ByteBuffer.allocate(bytes.length + 4).putInt(bytes.length).put(bytes).flip();
    long place;
    synchronized (this) {
      place = end;
      end += buffer.remaining();
    }
    try {
      for (long at = place; buffer.hasRemaining(); ) {
        at += articles.write(buffer, at);
      }
      return place;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** The article that was put at {@code place}. */
  public Article get(long place) {
    try {
      ByteBuffer length = ByteBuffer.allocate(4);
      fill(length, place);
      ByteBuffer bytes = ByteBuffer.allocate(length.flip().getInt());
      fill(bytes, place + 4);
      return ArticleCodec.decode(bytes.array());
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public void close() {
    try {
      articles.close();
      Files.deleteIfExists(folder.resolve("articles"));
      clear(folder.resolve("stage"));
      lockFile.close();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private static boolean locked(FileChannel file) throws IOException {
    try {
      FileLock lock = file.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private void fill(ByteBuffer buffer, long from) throws IOException {
    for (long at = from; buffer.hasRemaining(); ) {
      int read = articles.read(buffer, at);
      if (read < 0) {
        throw new IOException("the store ends too early");
      }
      at += read;
    }
  }

  private UserError failed(IOException e) {
    return UserError.failed(
        folder.toString(),
        "builds keep their notes here, and that failed: " + Reasons.of(e),
        "see that there is space and nobody else writes there");
  }
}
