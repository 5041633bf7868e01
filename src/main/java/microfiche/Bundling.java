package microfiche;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import microfiche.address.PictureKey;
import microfiche.archive.Entry;
import microfiche.hash.Digest;
import microfiche.media.Bundle;
import microfiche.media.Inspection;
import microfiche.media.MediaFile;
import microfiche.media.MediaFolders;
import microfiche.media.MediaNotes;
import microfiche.media.Picture;
import microfiche.publish.Publisher;
import microfiche.report.BuildReport;
import microfiche.report.Finding;
import microfiche.report.Progress;
import microfiche.report.Reasons;
import microfiche.report.UserError;
import microfiche.store.WorkFolder;
import org.jspecify.annotations.Nullable;

/**
 * Finds the pictures of the archive in the media folders and puts them into the site. Reads only
 * files that are new or changed; knows the rest by its notes.
 */
final class Bundling {
  private static final String NOTES = "media";

  private final MediaFolders media;
  private final WorkFolder work;
  private final String program;
  private final MediaNotes notes;
  private final Publisher publisher;
  private final ConcurrentMap<String, Inspection> inspections = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Picture> published = new ConcurrentHashMap<>();
  private final Set<Finding> findings = ConcurrentHashMap.newKeySet();

  /**
   * Reads the notes of the last build.
   *
   * @param program a digest of the program: another one may judge pictures otherwise
   * @param forget whether to begin anew
   */
  Bundling(
      MediaFolders media, WorkFolder work, String program, boolean forget, Publisher publisher) {
    this.media = media;
    this.work = work;
    this.program = program;
    this.notes = forget ? MediaNotes.none() : MediaNotes.read(work.file(NOTES), program);
    this.publisher = publisher;
  }

  /** A disk that is not mounted looks like an empty folder. */
  void refuseToEmpty(List<Path> folders) {
    if (media.isEmpty() && !folders.isEmpty() && publisher.holdsPictures()) {
      throw UserError.failed(
          folders.get(0).toString(),
          "no picture was found, and the published site has some",
          "see that the folder is the right one; to publish without pictures, take \"media:\" out of"
              + " site-config.yaml");
    }
  }

  /** Whether {@link #state} can be relied on: no picture was written just now. */
  boolean settled() {
    return media.settled();
  }

  /** A digest of what lies in the media folders. */
  long state() {
    return media.state();
  }

  List<Finding> findingsOfLastBuild() {
    return notes.findings();
  }

  /** The pictures of {@code entries} that were found. */
  Bundle run(List<Entry> entries, Parallel parallel, Progress progress, BuildReport report) {
    Set<PictureKey> wanted = new HashSet<>();
    entries.forEach(entry -> wanted.addAll(entry.card().pictures()));
    Map<PictureKey, List<List<MediaFile>>> candidates = media.candidates(wanted, findings::add);
    ConcurrentMap<PictureKey, Picture> pictures = new ConcurrentHashMap<>();
    progress.stage("pictures", candidates.size());
    parallel.each(
        new ArrayList<>(candidates.entrySet()),
        candidate -> {
          Picture picture = picture(candidate.getValue());
          if (picture != null) {
            pictures.put(candidate.getKey(), picture);
          }
          progress.step();
        });
    progress.done();
    findings.forEach(report::add);
    save();
    report.count("pictures", pictures.size());
    report.count("missing", (long) wanted.size() - pictures.size());
    return new Bundle(pictures);
  }

  private void save() {
    MediaNotes learned = new MediaNotes(inspections, findings.stream().sorted().toList());
    if (!learned.equals(notes)) {
      try {
        learned.write(work.file(NOTES), program);
      } catch (IOException e) {
        throw UserError.failed(
            work.file(NOTES).toString(), "cannot be written: " + Reasons.of(e), null);
      }
    }
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
        return published(usable.values().iterator().next());
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
  private @Nullable Picture published(MediaFile file) {
    Inspection inspection = inspections.get(file.where());
    Picture picture = inspection == null ? null : inspection.inSite();
    if (inspection == null || picture == null) {
      return null;
    }
    return published.computeIfAbsent(
        picture.path(),
        path -> {
          long inputs = Digest.number(inspection.sha256());
          if (!publisher.keep(path, inputs)) {
            publisher.put(path, inputs, bytes(file, inspection.sha256()));
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
