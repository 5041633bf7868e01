package microfiche.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Where changed files wait until all are written. For several threads. */
final class Staging {
  private final Path stage;
  private final Folders folders = new Folders();

  /** Path of every file that waits to be moved → whether none of that name exists. */
  private final ConcurrentMap<String, Boolean> waiting = new ConcurrentHashMap<>();

  Staging(Path stage) {
    this.stage = stage;
  }

  Path path() {
    return stage;
  }

  /** Where the file waits that is to come to {@code path}. */
  Path file(String path) {
    return stage.resolve(path);
  }

  /** Its folder is there after that. */
  void makeFolderFor(Path file) throws IOException {
    folders.makeFor(file);
  }

  /** The file that was written waits from now on. */
  void add(String path, boolean isNew) {
    waiting.put(path, isNew);
  }

  Set<String> paths() {
    return Collections.unmodifiableSet(waiting.keySet());
  }

  boolean has(String path) {
    return waiting.containsKey(path);
  }

  /** Whether nothing of that name stands in the site. */
  boolean isNew(String path) {
    return waiting.getOrDefault(path, false);
  }

  /** Folders that were made, each once. */
  static final class Folders {
    private final Set<Path> made = Collections.newSetFromMap(new ConcurrentHashMap<>());

    void makeFor(Path file) throws IOException {
      Path folder = file.getParent();
      if (folder != null && !made.contains(folder)) {
        Files.createDirectories(folder); // before it is remembered: another thread may rely on it
        made.add(folder);
      }
    }
  }
}
