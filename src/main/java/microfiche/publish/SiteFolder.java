package microfiche.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import microfiche.disk.FileNames;
import microfiche.disk.OwnFolder;
import microfiche.hash.Digest;
import microfiche.report.Reasons;
import microfiche.report.UserError;

/** The folder that a site stands in; what lies behind links in it is not the site's. */
final class SiteFolder {
  /** Names the files that are being moved in; one that is left over says who put them there. */
  static final String BEGUN = ".microfiche-begun";

  static final String BEGUN_FORM = "Microfiche build begun 1\n";

  /** What every site of the first versions holds, as its manifest says. */
  private static final List<String> UNMARKED =
      List.of("index.html", "assets/style.css", "about.html");

  private final Path out;

  /** Whether nothing lay in the folder when the build began. */
  private final boolean fresh;

  /** Folders of the site that are no links. */
  private final Set<Path> plain = Collections.newSetFromMap(new ConcurrentHashMap<>());

  SiteFolder(Path out) throws IOException {
    this.out = out;
    this.fresh = OwnFolder.anythingIn(out).isEmpty();
  }

  /**
   * Says so when {@code folder} holds something and is not a site of ours. Changes nothing.
   *
   * @throws UserError then
   */
  static void refuseForeign(Path folder) {
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
    Manifest manifest = Manifest.read(folder.resolve(Manifest.NAME));
    for (String path : UNMARKED) {
      Path file = folder.resolve(path);
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
          || !manifest.has(path, Digest.sha256().digest(Files.readAllBytes(file)))) {
        return false;
      }
    }
    return true;
  }

  Path path() {
    return out;
  }

  boolean isFresh() {
    return fresh;
  }

  /** Whether a build before this one was cut short while it moved files. */
  boolean isBegun() {
    return Files.exists(out.resolve(BEGUN));
  }

  /** Where the file of the site at {@code path} belongs. */
  Path file(String path) {
    return out.resolve(path);
  }

  /**
   * Whether there is anything of that name.
   *
   * @throws UserError when it would lie behind a link
   */
  boolean exists(Path file) {
    if (fresh) {
      return false;
    }
    refuseLinks(file);
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
  }

  /** What a link in the site leads to is not the site's. */
  void refuseLinks(Path file) {
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

  /** The mark of this program, which no manifest of the first versions lists. */
  boolean isMark(String path) {
    return path.equals(OwnFolder.SITE.file()) && OwnFolder.SITE.is(out);
  }

  static UserError failed(Path file, IOException e) {
    return UserError.failed(
        FileNames.all(file),
        "cannot be written: " + Reasons.of(e),
        "see that there is space and that you may write there");
  }
}
