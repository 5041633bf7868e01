package microfiche.publish;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A list of files with their digests, as sha256sum writes it.
 *
 * @param files path relative to the site → SHA-256 in hexadecimal
 */
record Manifest(SortedMap<String, String> files) {
  /** Its name in the site. */
  static final String NAME = "MANIFEST.sha256";

  /** Anything else in such a file is not of our making. */
  private static final Pattern LINE = Pattern.compile("^([0-9a-f]{64})  ([\\x20-\\x7E]{1,200})$");

  Manifest {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /** What {@code file} lists; nothing when it is not there. Lines of other forms are left out. */
  static Manifest read(Path file) throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      for (String line : text.split("\n")) {
        Matcher entry = LINE.matcher(line);
        if (entry.matches()) {
          files.put(entry.group(2), entry.group(1));
        }
      }
    }
    return new Manifest(files);
  }

  /** The file's whole content. */
  String text() {
    StringBuilder text = new StringBuilder(files.size() * 120);
    files.forEach((path, sha256) -> text.append(sha256).append("  ").append(path).append('\n'));
    return text.toString();
  }

  /** The digest of a file, or an empty text when it is not listed. */
  String sha256(String path) {
    return files.getOrDefault(path, "");
  }
}
