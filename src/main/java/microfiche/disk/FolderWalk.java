package microfiche.disk;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import microfiche.report.Reasons;
import microfiche.report.UserError;

/**
 * Walks folders in the order of their names. Names with a leading dot are passed over. A link is
 * followed only to what lies in a folder that the user named: a copied folder must not publish what
 * it happens to link to. For one thread.
 */
public final class FolderWalk {
  private final List<Path> named;
  private final List<Path> apart;
  private final FileStamps stamps = new FileStamps();

  /** Folders that links led to: each is entered once, or folders that link to others multiply. */
  private final Set<Path> linked = new HashSet<>();

  /** The folders on the way to the current one, as they really are. */
  private final Deque<Path> way = new ArrayDeque<>();

  /**
   * A walk of which links may lead into {@code named} folders, and nowhere else.
   *
   * @param named all folders that the user named; what is not there is passed over
   * @param apart files and folders that are never looked into, whatever leads there
   */
  public FolderWalk(List<Path> named, List<Path> apart) {
    this.named = real(named);
    this.apart = real(apart);
  }

  private static List<Path> real(List<Path> places) {
    List<Path> real = new ArrayList<>();
    for (Path place : places) {
      try {
        real.add(place.toRealPath());
      } catch (IOException e) {
        // it is not there, so nothing can lead to it
      }
    }
    return real;
  }

  /** Hears what is found, in order. Paths are those below the root, with {@code /}. */
  public interface Visitor {
    /** A folder begins; false when nothing in it matters. The root itself has an empty path. */
    boolean enter(Path folder, String path);

    /** A regular file, with its stamp as in {@link FileStamps.Look}. */
    void file(Path file, String path, long stamp);

    /** Something that was passed over, and why; {@code hint} says what to do about it. */
    void passed(Path file, String path, String why, String hint);
  }

  /**
   * Walks everything below {@code root}.
   *
   * @throws UserError when a folder cannot be read: to go on would take what is in it for gone
   */
  public void below(Path root, Visitor visitor) {
    try {
      Path real = root.toRealPath();
      named.add(real);
      walk(root, "", real, visitor);
    } catch (IOException e) {
      throw unreadable(root, e);
    }
  }

  private void walk(Path folder, String path, Path real, Visitor visitor) {
    if (apart.contains(real) || !visitor.enter(folder, path)) {
      return;
    }
    way.push(real);
    for (Found entry : entries(folder)) {
      look(entry.file(), path + entry.name(), real, visitor);
    }
    way.pop();
  }

  /** A file with its name as text. */
  private record Found(Path file, String name) {}

  private static List<Found> entries(Path folder) {
    List<Found> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      for (Path file : stream) {
        String name = FileNames.of(file);
        if (!name.startsWith(".")) {
          entries.add(new Found(file, name));
        }
      }
    } catch (IOException e) {
      throw unreadable(folder, e);
    } catch (DirectoryIteratorException e) {
      throw unreadable(folder, Objects.requireNonNull(e.getCause()));
    }
    entries.sort(Comparator.comparing(Found::name));
    return entries;
  }

  private void look(Path file, String path, Path around, Visitor visitor) {
    try {
      FileStamps.Look look = stamps.at(file, LinkOption.NOFOLLOW_LINKS);
      if (look.kind() == FileStamps.Kind.LINK) {
        follow(file, path, visitor);
      } else {
        visit(file, path, around.resolve(file.getFileName()), look, visitor);
      }
    } catch (IOException e) {
      visitor.passed(file, path, "cannot be read (" + Reasons.of(e) + ")", "check its permissions");
    }
  }

  private void visit(Path file, String path, Path real, FileStamps.Look look, Visitor visitor) {
    switch (look.kind()) {
      case FOLDER -> walk(file, path + "/", real, visitor);
      case FILE -> {
        if (!apart.contains(real)) {
          visitor.file(file, path, look.stamp());
        }
      }
      default -> visitor.passed(file, path, "neither a file nor a folder", "take it away");
    }
  }

  private void follow(Path link, String path, Visitor visitor) throws IOException {
    Path real;
    try {
      real = link.toRealPath();
    } catch (FileSystemException e) {
      visitor.passed(link, path, "a link that leads nowhere", "take it away, or mend it");
      return;
    }
    FileStamps.Look look = stamps.at(real, LinkOption.NOFOLLOW_LINKS);
    if (named.stream().noneMatch(real::startsWith)) {
      visitor.passed(
          link,
          path,
          "a link that leads out of the folders that were named; it was not followed",
          "if it is meant, name the folder that it leads to, too");
    } else if (look.kind() != FileStamps.Kind.FOLDER) {
      visit(link, path, real, look, visitor);
    } else if (way.contains(real)) {
      visitor.passed(
          link, path, "a link to a folder that holds it; it was not followed", "take it away");
    } else if (linked.add(real)) {
      walk(link, path + "/", real, visitor);
    } else {
      visitor.passed(
          link, path, "a link to a folder that another link leads to", "one of them is enough");
    }
  }

  private static UserError unreadable(Path folder, IOException e) {
    return UserError.failed(
        FileNames.all(folder),
        "cannot be read (" + Reasons.of(e) + ")",
        "check its permissions; nothing was published");
  }
}
