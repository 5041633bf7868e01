package microfiche.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import microfiche.disk.FileNames;
import microfiche.disk.OwnFolder;
import microfiche.disk.SafeFile;
import microfiche.report.Finding;
import microfiche.report.Reasons;
import microfiche.report.UserError;
import org.jspecify.annotations.Nullable;

/** Where builds keep what the next one can use again; held by one build at a time. */
public final class WorkFolder implements AutoCloseable {
  /** What builds put there. A folder of an earlier version has no mark, but only these names. */
  private static final Pattern OURS =
      Pattern.compile(
          "lock|stage|(?:seeds|site|media|similar|akin|changes)(?:\\.new)?|(?:articles|cards)-\\d{1,18}|classes-[0-9a-f]{16}\\.jsa(?:\\.new)?|"
              + Pattern.quote(OwnFolder.WORK.file())
              + "(?:\\.new)?");

  private static final String LOCK = "lock";
  private static final String STAGE = "stage";

  private final Path folder;
  private final boolean made;
  private final FileChannel lockFile;

  private WorkFolder(Path folder, boolean made, FileChannel lockFile) {
    this.folder = folder;
    this.made = made;
    this.lockFile = lockFile;
  }

  /**
   * Says so when {@code folder} holds what is not ours. Changes nothing.
   *
   * @throws UserError then
   */
  public static void refuseForeign(Path folder) {
    try {
      String foreign = foreign(folder);
      if (foreign != null) {
        throw UserError.failed(
            FileNames.all(folder),
            "holds files that builds did not put there, such as " + foreign,
            "builds keep their notes there and overwrite what is in it; name an empty or new folder"
                + " with \"work:\" in site-config.yaml");
      }
    } catch (IOException e) {
      throw unusable(folder, e);
    }
  }

  /** Something in {@code folder} that is not ours, or null. */
  private static @Nullable String foreign(Path folder) throws IOException {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      return FileNames.of(folder);
    }
    if (!Files.exists(folder) || OwnFolder.WORK.is(folder)) {
      return null;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        String name = FileNames.of(file);
        boolean known =
            name.equals("seeds") ? SeedNotes.isIndex(file) : OURS.matcher(name).matches();
        if (!known || name.equals(STAGE) && !Files.exists(folder.resolve(LOCK))) {
          return name;
        }
      }
    } catch (DirectoryIteratorException e) {
      throw Objects.requireNonNull(e.getCause());
    }
    return null;
  }

  /**
   * The folder, which is made if need be.
   *
   * @param site the site that builds make with it, for the mark
   * @throws UserError when another build is using it, it holds what is not ours, or nothing can be
   *     written there
   */
  @SuppressWarnings("resource") // the lock is held until the folder is closed
  public static WorkFolder lock(Path folder, Path site) {
    refuseForeign(folder);
    FileChannel lockFile = null;
    try {
      boolean made = OwnFolder.anythingIn(folder).isEmpty();
      Files.createDirectories(folder);
      lockFile =
          FileChannel.open(
              folder.resolve(LOCK),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              LinkOption.NOFOLLOW_LINKS);
      // One that made the folder in vain takes it away, and may do so just now.
      if (!locked(lockFile) || !Files.exists(folder.resolve(LOCK))) {
        lockFile.close();
        throw new UserError(
            UserError.Kind.BUSY,
            List.of(
                Finding.warning(
                    FileNames.all(folder),
                    "another build is at work here",
                    "wait until it is done; nothing was changed")));
      }
      WorkFolder work = new WorkFolder(folder, made, lockFile);
      if (!OwnFolder.WORK.is(folder)) {
        SafeFile.replace(folder.resolve(OwnFolder.WORK.file()), mark(folder, site));
      }
      clear(work.stage());
      return work;
    } catch (IOException e) {
      free(lockFile);
      throw unusable(folder, e);
    }
  }

  private static byte[] mark(Path folder, Path site) {
    Path here = folder.toAbsolutePath().normalize();
    Path there = site.toAbsolutePath().normalize();
    boolean near = here.getRoot() != null && here.getRoot().equals(there.getRoot());
    String name = FileNames.all(near ? here.relativize(there) : there);
    return OwnFolder.WORK
        .mark(
            "Notes of builds for the next one; of the site "
                + name
                + "\nThis folder may be deleted at any time: the next build reads everything again.\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static UserError unusable(Path folder, IOException e) {
    return UserError.failed(
        FileNames.all(folder),
        "cannot be written: " + Reasons.of(e),
        "builds keep their notes there; \"work:\" in site-config.yaml names another folder");
  }

  private static void free(@Nullable FileChannel lockFile) {
    try {
      if (lockFile != null) {
        lockFile.close();
      }
    } catch (IOException e) {
      // the system frees it when the program ends
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

  /** Deletes what a build left waiting there; what a link leads to stays. */
  private static void clear(Path stage) throws IOException {
    if (!Files.exists(stage, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        stage,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException e)
              throws IOException {
            if (e != null) {
              throw e;
            }
            Files.delete(dir);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** Where files of the site wait until all are there; empty when the folder is taken. */
  public Path stage() {
    return folder.resolve(STAGE);
  }

  /** A file of the folder; it need not be there. */
  public Path file(String name) {
    return folder.resolve(name);
  }

  UserError failed(IOException e) {
    return UserError.failed(
        FileNames.all(folder),
        "builds keep their notes here, and that failed: " + Reasons.of(e),
        "see that there is space and nobody else writes there; --full begins anew");
  }

  /** Frees the folder. One that was made for a build which left nothing in it is taken away. */
  @Override
  public void close() {
    try (lockFile) {
      clear(stage());
      if (made && holdsNothing()) {
        Files.deleteIfExists(file(OwnFolder.WORK.file()));
        Files.deleteIfExists(file(LOCK));
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private boolean holdsNothing() throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        String name = FileNames.of(file);
        if (!name.equals(LOCK) && !name.equals(OwnFolder.WORK.file())) {
          return false;
        }
      }
    } catch (DirectoryIteratorException e) {
      throw Objects.requireNonNull(e.getCause());
    }
    return true;
  }
}
