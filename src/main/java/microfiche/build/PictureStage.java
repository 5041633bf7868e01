package microfiche.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import microfiche.address.PictureKey;
import microfiche.archive.Archive;
import microfiche.archive.ArchiveEntry;
import microfiche.card.Card;
import microfiche.hash.Digest;
import microfiche.media.Inspection;
import microfiche.media.MediaFile;
import microfiche.media.MediaFolders;
import microfiche.media.MediaNotes;
import microfiche.media.Picture;
import microfiche.media.SitePictures;
import microfiche.publish.SiteWriter;
import microfiche.report.BuildReport;
import microfiche.report.Finding;
import microfiche.report.Progress;
import microfiche.report.Reasons;
import microfiche.report.Tally;
import microfiche.report.UserError;
import microfiche.store.WorkFolder;
import org.jspecify.annotations.Nullable;

/**
 * Finds the pictures of the archive and puts them into the site: those that the seeds bring along,
 * and those in the media folders. Reads only what is new or changed; knows the rest by its notes.
 */
public final class PictureStage {
  /** The file of notes in the work folder. */
  static final String NOTES = "media";

  private final BuildContext build;
  private final MediaFolders media;
  private final Path file;
  private final MediaNotes last;
  private final MediaNotes notes;
  private final SiteWriter writer;
  private final ConcurrentMap<String, Inspection> inspections = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Picture> published = new ConcurrentHashMap<>();
  private final Set<Finding> findings = ConcurrentHashMap.newKeySet();

  /**
   * Reads the notes of the last build.
   *
   * @param forget whether to begin anew
   */
  public PictureStage(
      BuildContext build, SiteWriter writer, MediaFolders media, WorkFolder work, boolean forget) {
    this.build = build;
    this.media = media;
    this.file = work.file(NOTES);
    this.last = MediaNotes.read(file, build.digests().program()); // another one may judge otherwise
    this.notes = forget ? MediaNotes.none() : last;
    this.writer = writer;
  }

  /**
   * A disk that is not mounted looks like an empty folder. What the seeds bring along is no sign of
   * it; where nothing is known of the last build, pictures that are not found any more are.
   */
  private void refuseToEmpty() {
    List<Path> folders = build.config().media();
    boolean hadSome = last.shown() || last.equals(MediaNotes.none());
    if (media.isEmpty() && !folders.isEmpty() && hadSome && writer.holdsOtherPictures()) {
      throw UserError.failed(
          folders.get(0).toString(),
          "no picture was found, and the published site has some",
          "see that the folder is the right one; to publish without pictures, take \"media:\" out of"
              + " site-config.yaml");
    }
  }

  /** Whether {@link #state} can be relied on: no picture was written just now. */
  public boolean settled() {
    return media.settled();
  }

  /** A digest of what lies in the media folders. */
  public long state() {
    return media.state();
  }

  /** What the last build found of the pictures; it holds when nothing changed. */
  public List<Finding> findingsOfLastBuild() {
    return notes.findings();
  }

  /**
   * The pictures of {@code archive} that were found.
   *
   * @param seeds those that the seeds bring along
   * @throws UserError when the media folders are suddenly empty
   */
  public SitePictures run(Archive archive, SeedPictures seeds) {
    Progress progress = build.progress();
    BuildReport report = build.report();
    Set<PictureKey> wanted = new HashSet<>();
    Map<PictureKey, Card> embedded = new LinkedHashMap<>();
    for (ArchiveEntry entry : archive.entries()) {
      for (PictureKey key : entry.card().pictures()) {
        wanted.add(key);
        if (key.isEmbedded()) {
          embedded.putIfAbsent(key, entry.card());
        }
      }
    }
    ConcurrentMap<PictureKey, Picture> pictures = new ConcurrentHashMap<>();
    progress.stage("pictures", wanted.size());
    BiConsumer<PictureKey, Picture> found =
        (key, picture) -> {
          pictures.put(key, picture);
          progress.step();
        };
    each(embedded, found, (key, card) -> embedded(key, card, seeds));
    each(seeds.held(wanted), found, (key, held) -> held(held));
    each(seeds.beside(wanted), found, (key, file) -> picture(List.of(List.of(file))));
    Map<PictureKey, List<List<MediaFile>>> candidates =
        media.candidates(wanted, Set.copyOf(pictures.keySet()), findings::add);
    int before = pictures.size();
    each(candidates, found, (key, groups) -> picture(groups));
    progress.done();
    refuseToEmpty();
    findings.forEach(report::add);
    save(pictures.size() > before);
    long shown = addresses(pictures.keySet());
    report.count(Tally.PICTURES, shown);
    report.count(Tally.MISSING, addresses(wanted) - shown);
    return new SitePictures(pictures);
  }

  /** How many pictures those are: of one address there may be several keys. */
  private static long addresses(Set<PictureKey> keys) {
    long[] addresses = keys.stream().mapToLong(PictureKey::address).toArray();
    Arrays.sort(addresses);
    long count = 0;
    for (int i = 0; i < addresses.length; i++) {
      count += i == 0 || addresses[i] != addresses[i - 1] ? 1 : 0;
    }
    return count;
  }

  private <T> void each(
      Map<PictureKey, T> places,
      BiConsumer<PictureKey, Picture> found,
      BiFunction<PictureKey, T, @Nullable Picture> find) {
    build
        .parallel()
        .each(
            new ArrayList<>(places.entrySet()),
            place -> {
              Picture picture = find.apply(place.getKey(), place.getValue());
              if (picture != null) {
                found.accept(place.getKey(), picture);
              }
            });
  }

  private void save(boolean shown) {
    MediaNotes learned = new MediaNotes(inspections, findings.stream().sorted().toList(), shown);
    if (!learned.equals(notes)) {
      try {
        learned.write(file, build.digests().program());
      } catch (IOException e) {
        throw UserError.failed(file.toString(), "cannot be written: " + Reasons.of(e), null);
      }
    }
  }

  /** A picture that is written into the seed of {@code card}. */
  private @Nullable Picture embedded(PictureKey key, Card card, SeedPictures seeds) {
    String name = "in a seed: " + Long.toHexString(key.address());
    Inspection known = notes.inspections().get(name);
    byte[] bytes = known == null ? seeds.bytes(card, key) : null;
    Inspection inspection =
        known != null ? known : bytes == null ? null : Inspection.of(bytes, key.address());
    if (inspection == null) {
      return null;
    }
    inspections.put(name, inspection);
    if (inspection.problem() != null) {
      findings.add(
          Finding.warning(
              card.seed().where(),
              "a picture that is written into it is not shown: " + inspection.problem(),
              null));
    }
    return published(
        inspection, () -> bytes != null ? bytes : Objects.requireNonNull(seeds.bytes(card, key)));
  }

  /** A picture in a file that holds many articles. */
  private @Nullable Picture held(SeedPictures.Held held) {
    Inspection known = notes.inspections().get(held.where());
    boolean same = known != null && known.stamp() == held.content();
    byte[] bytes = same ? null : held.bytes();
    Inspection inspection =
        same && known != null ? known : bytes == null ? null : Inspection.of(bytes, held.content());
    if (inspection == null) {
      return null;
    }
    inspections.put(held.where(), inspection);
    if (inspection.problem() != null) {
      findings.add(
          Finding.warning(
              held.where(), "a picture in it is not shown: " + inspection.problem(), null));
    }
    return published(inspection, () -> bytes != null ? bytes : held.again());
  }

  /** The best of the files that can be used. */
  private @Nullable Picture picture(List<List<MediaFile>> groups) {
    for (List<MediaFile> group : groups) {
      Map<String, MediaFile> usable = new LinkedHashMap<>();
      for (MediaFile file : group) {
        Inspection inspection = inspections.computeIfAbsent(file.where(), w -> inspect(file));
        if (inspection.picture() != null) {
          usable.putIfAbsent(inspection.sha256(), file);
        }
      }
      if (usable.size() == 1) {
        MediaFile file = usable.values().iterator().next();
        Inspection inspection = inspections.get(file.where());
        return inspection == null
            ? null
            : published(inspection, () -> bytes(file, inspection.sha256()));
      }
      if (usable.size() > 1) {
        List<MediaFile> files = List.copyOf(usable.values());
        findings.add(
            Finding.warning(
                files.get(0).where(),
                "is not used, because "
                    + files.get(1).where()
                    + " may be the same picture, and differs",
                "keep the right one, or put each where its address says: HOST/FOLDER/NAME"));
      }
    }
    return null;
  }

  private Inspection inspect(MediaFile file) {
    Inspection known = notes.inspections().get(file.where());
    boolean same = known != null && known.stamp() != 0 && known.stamp() == file.stamp();
    Inspection inspection = same && known != null ? known : Inspection.of(file);
    if (inspection.problem() != null) {
      findings.add(
          Finding.warning(
              file.where(),
              "is not used: " + inspection.problem(),
              "pages show where the picture was instead"));
    }
    return inspection;
  }

  /** Puts a picture into the site, once whatever the number of its names. */
  private @Nullable Picture published(Inspection inspection, Supplier<byte[]> bytes) {
    Picture picture = inspection.inSite();
    return picture == null
        ? null
        : published.computeIfAbsent(
            picture.path(),
            path -> {
              long madeFrom = Digest.number(inspection.sha256());
              if (!writer.keep(path, madeFrom)) {
                writer.put(path, madeFrom, bytes.get());
              }
              return picture;
            });
  }

  private static byte[] bytes(MediaFile file, String sha256) {
    try {
      byte[] bytes = Files.readAllBytes(file.file());
      if (Digest.of(bytes).equals(sha256)) {
        return bytes;
      }
      throw UserError.failed(file.where(), "changed while it was read", "build again");
    } catch (IOException e) {
      throw UserError.failed(file.where(), "cannot be read: " + Reasons.of(e), "build again");
    }
  }
}
