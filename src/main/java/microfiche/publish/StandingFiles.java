package microfiche.publish;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the last build left in the site, as far as it still stands. For several threads. */
final class StandingFiles {
  private final SiteFolder site;
  private final Map<String, Standing> files;
  private @Nullable Map<String, List<String>> folders;

  StandingFiles(SiteFolder site, Map<String, Standing> files) {
    this.site = site;
    this.files = files;
  }

  /** The file at {@code path} if it stands as it was left; otherwise null. */
  @Nullable Standing at(String path) {
    Standing standing = files.get(path);
    return standing != null && stands(path, standing) ? standing : null;
  }

  /** The same, if it was made from {@code inputs} only. */
  @Nullable Standing at(String path, long inputs) {
    Standing standing = files.get(path);
    return standing != null && standing.inputs() == inputs && stands(path, standing)
        ? standing
        : null;
  }

  /** All files of a folder if all stand and were made from the same; otherwise nothing. */
  Map<String, Standing> in(String folder, long inputs) {
    List<String> paths = folders().getOrDefault(folder, List.of());
    return paths.stream().allMatch(path -> at(path, inputs) != null)
        ? paths.stream()
            .collect(Collectors.toMap(path -> path, p -> Objects.requireNonNull(files.get(p))))
        : Map.of();
  }

  /** Folder → the files that the last build left in it, sorted when first asked for. */
  private synchronized Map<String, List<String>> folders() {
    if (folders == null) {
      folders =
          files.keySet().stream()
              .collect(Collectors.groupingBy(path -> path.substring(0, path.lastIndexOf('/') + 1)));
    }
    return folders;
  }

  /** Whether all stand. */
  boolean all(Each each) {
    AtomicBoolean stands = new AtomicBoolean(true);
    each.each(
        new ArrayList<>(files.entrySet()),
        file -> {
          if (stands.get() && !stands(file.getKey(), file.getValue())) {
            stands.set(false);
          }
        });
    return stands.get();
  }

  private boolean stands(String path, Standing standing) {
    Path file = site.file(path);
    try {
      return standing.isAt(file);
    } catch (IOException e) {
      throw SiteFolder.failed(file, e);
    }
  }
}
