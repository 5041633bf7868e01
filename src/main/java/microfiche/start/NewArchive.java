package microfiche.start;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import microfiche.report.Reasons;
import microfiche.report.UserError;

/** The folder of a new archive. What is there already is never touched. */
public final class NewArchive {
  /** The place for seeds. It stays empty: a note in it would be read as a seed, and rejected. */
  public static final String SEEDS = "seeds";

  /** The place for the theme. */
  public static final String TEMPLATES = "templates";

  private final Path folder;

  /** The archive that is to be in {@code folder}. */
  public NewArchive(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  /** Where it is; absolute. */
  public Path folder() {
    return folder;
  }

  /**
   * Makes the folder.
   *
   * @param files path in the folder → text or bytes
   * @throws UserError when something is there already, or nothing can be written
   */
  public void write(Map<String, byte[]> files) {
    refuseUsed();
    try {
      Files.createDirectories(folder.resolve(SEEDS));
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        Path path = folder.resolve(file.getKey());
        Path parent = path.getParent();
        if (parent != null) {
          Files.createDirectories(parent);
        }
        Files.write(path, file.getValue(), StandardOpenOption.CREATE_NEW);
      }
    } catch (IOException e) {
      throw UserError.failed(folder.toString(), "cannot be written: " + Reasons.of(e), null);
    }
  }

  private void refuseUsed() {
    if (!Files.exists(folder)) {
      return;
    }
    try (DirectoryStream<Path> there = Files.newDirectoryStream(folder)) {
      for (Path file : there) {
        throw UserError.failed(
            folder.toString(),
            "is not empty: " + file.getFileName() + " is there",
            "name a new folder; it may lead to your seeds with \"seeds:\" in its site-config.yaml");
      }
    } catch (NotDirectoryException e) {
      throw UserError.failed(folder.toString(), "is a file", "name a new folder");
    } catch (IOException e) {
      throw UserError.failed(folder.toString(), "cannot be read: " + Reasons.of(e), null);
    }
  }

  /** The bytes of a text file. */
  public static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
