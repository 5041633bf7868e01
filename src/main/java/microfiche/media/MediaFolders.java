package microfiche.media;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import microfiche.address.PictureKey;
import microfiche.disk.FileNames;
import microfiche.disk.FolderWalk;
import microfiche.disk.OwnFolder;
import microfiche.hash.Digest;
import microfiche.report.Finding;
import microfiche.report.UserError;

/**
 * The files in all media folders, and which of them may be the picture of an address. Hidden ones
 * (a leading dot) are left alone. Nothing is read but the folders and their indexes.
 */
public final class MediaFolders {
  /** A folder of this name holds what was copied from that host. */
  private static final Pattern HOST =
      Pattern.compile("(?:[\\p{L}\\p{N}-]+\\.)+\\p{L}{2,}(?:[:+]\\d+)?", Pattern.CASE_INSENSITIVE);

  private final List<Found> files = new ArrayList<>();
  private final List<Path> roots;
  private final Consumer<Finding> findings;
  private long state;
  private boolean settled = true;

  /** A file with its path in its media folder, with {@code /}. */
  private record Found(MediaFile file, int root, String path) {}

  private MediaFolders(List<Path> roots, Consumer<Finding> findings) {
    this.roots = roots;
    this.findings = findings;
  }

  /**
   * Walks the folders.
   *
   * @param named the other folders that the user named, into which links may lead too
   * @param apart folders that are not looked into
   * @param findings hears of what could not be looked at
   * @throws UserError when one is not there or cannot be read
   */
  public static MediaFolders walk(
      List<Path> roots, List<Path> named, List<Path> apart, Consumer<Finding> findings) {
    MediaFolders media = new MediaFolders(List.copyOf(roots), findings);
    List<Path> all = new ArrayList<>(roots);
    all.addAll(named);
    FolderWalk walk = new FolderWalk(all, apart);
    for (int i = 0; i < roots.size(); i++) {
      Path root = roots.get(i);
      if (!Files.isDirectory(root)) {
        throw UserError.failed(
            root.toString(),
            Files.exists(root) ? "not a folder" : "no such folder",
            "\"media:\" in site-config.yaml names it; fetch-images makes it");
      }
      walk.below(root, media.new Walk(root, i));
    }
    return media;
  }

  /** Whether there is no file at all. */
  public boolean isEmpty() {
    return files.isEmpty();
  }

  /** A digest of all names and stamps, whatever their order: another number, other files. */
  public long state() {
    return state;
  }

  /** Whether {@link #state} can be relied on: no file was written just now. */
  public boolean settled() {
    return settled;
  }

  /**
   * For every picture the files it may be in groups, best first: what an index says of its address,
   * what lies at its address as a path, what has its name. Files of one group are one picture only
   * if they are equal.
   *
   * @param wanted all pictures of the archive
   * @param found those of them that are not looked for
   * @param told hears of files that could be several pictures
   */
  public Map<PictureKey, List<List<MediaFile>>> candidates(
      Set<PictureKey> wanted, Set<PictureKey> found, Consumer<Finding> told) {
    if (files.isEmpty()) {
      return new HashMap<>();
    }
    Map<Long, List<MediaFile>> addresses = new HashMap<>();
    Map<Long, List<MediaFile>> places = new HashMap<>();
    Map<Long, List<MediaFile>> names = new HashMap<>();
    for (PictureKey key : wanted) {
      addresses.put(key.address(), new ArrayList<>(1));
      places.put(key.place(), new ArrayList<>(1));
      names.put(key.name(), new ArrayList<>(1));
    }
    names.remove(0L); // no name that tells anything
    byIndex(addresses);
    files.sort(Comparator.comparingInt(Found::root).thenComparing(Found::path));
    files.forEach(file -> add(file, places, names));
    Set<Long> shared = sharedNames(wanted);
    Map<PictureKey, List<List<MediaFile>>> candidates = new HashMap<>();
    for (PictureKey key : wanted) {
      if (found.contains(key)) {
        continue;
      }
      List<List<MediaFile>> groups = new ArrayList<>(3);
      groups.add(addresses.getOrDefault(key.address(), List.of()));
      groups.add(places.getOrDefault(key.place(), List.of()));
      List<MediaFile> named = names.getOrDefault(key.name(), List.of());
      if (!shared.contains(key.name())) {
        groups.add(named);
      }
      groups.removeIf(List::isEmpty);
      if (!groups.isEmpty()) {
        candidates.put(key, groups);
      } else if (!named.isEmpty()) {
        told.accept(
            Finding.warning(
                named.get(0).where(),
                "is not used, because pictures of several addresses have its name",
                "put it where its address says: HOST/FOLDER/NAME"));
      }
    }
    return candidates;
  }

  /** 1.png does not say whose picture it is; a wrong picture is worse than none. */
  private static Set<Long> sharedNames(Set<PictureKey> wanted) {
    Map<Long, Long> addresses = new HashMap<>();
    Set<Long> shared = new HashSet<>();
    for (PictureKey key : wanted) {
      Long other = addresses.putIfAbsent(key.name(), key.address());
      if (other != null && other != key.address()) {
        shared.add(key.name());
      }
    }
    return shared;
  }

  private void byIndex(Map<Long, List<MediaFile>> addresses) {
    for (int i = 0; i < roots.size(); i++) {
      Map<String, PictureIndex.Line> index = PictureIndex.read(roots.get(i));
      if (index.isEmpty()) {
        continue;
      }
      Map<String, MediaFile> byPath = new HashMap<>();
      for (Found found : files) {
        if (found.root() == i) {
          byPath.put(found.path(), found.file());
        }
      }
      for (PictureIndex.Line line : index.values()) {
        MediaFile file = line.file() == null ? null : byPath.get(line.file());
        List<MediaFile> known = addresses.get(PictureKey.of(line.address()).address());
        if (file != null && known != null) {
          known.add(file);
        }
      }
    }
  }

  /** Adds a file under every place that it may stand for, or else under its name. */
  private static void add(
      Found found, Map<Long, List<MediaFile>> places, Map<Long, List<MediaFile>> names) {
    String path = PictureKey.decoded(found.path());
    String name = path.substring(path.lastIndexOf('/') + 1);
    boolean picture = PictureKey.isPictureName(name);
    boolean hosted = false;
    int slash = path.indexOf('/');
    for (int from = 0; slash >= 0; from = slash + 1, slash = path.indexOf('/', from)) {
      boolean host = HOST.matcher(path.substring(from, slash)).matches();
      hosted |= host;
      if (host || from == 0 && picture) {
        String place = path.substring(from);
        addTo(places, place, found.file());
        int at = name.indexOf('@'); // how wget writes "?" where no file name can hold it
        if (at > 0) {
          String folder = place.substring(0, place.length() - name.length());
          addTo(
              places, folder + name.substring(0, at) + "?" + name.substring(at + 1), found.file());
        }
      }
    }
    if (picture && !hosted) {
      addTo(names, name, found.file());
    }
  }

  private static void addTo(Map<Long, List<MediaFile>> files, String text, MediaFile file) {
    List<MediaFile> same = files.get(PictureKey.number(text));
    if (same != null) {
      same.add(file);
    }
  }

  /** One walk below a root. */
  private final class Walk implements FolderWalk.Visitor {
    private final Path root;
    private final int number;

    private Walk(Path root, int number) {
      this.root = root;
      this.number = number;
    }

    @Override
    public boolean enter(Path folder, String path) {
      return !OwnFolder.SITE.is(folder) && !OwnFolder.WORK.is(folder);
    }

    @Override
    public void file(Path file, String path, long stamp) {
      settled &= stamp != 0;
      state += Digest.number(number + " " + stamp + " " + path);
      if (!path.equals(PictureIndex.NAME)) {
        files.add(new Found(new MediaFile(where(path), file, stamp), number, path));
      }
    }

    @Override
    public void passed(Path file, String path, String why, String hint) {
      findings.accept(Finding.warning(where(path), why, hint));
    }

    private String where(String path) {
      String folder = FileNames.all(root);
      return folder.isEmpty() || folder.endsWith("/") ? folder + path : folder + "/" + path;
    }
  }
}
