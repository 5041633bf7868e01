package microfiche.build;

import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import microfiche.address.PictureKey;
import microfiche.archive.Archive;
import microfiche.archive.ArchiveEntry;
import microfiche.archive.SimilarNotes;
import microfiche.archive.Spellings;
import microfiche.article.Article;
import microfiche.article.ImageObject;
import microfiche.config.SiteConfig;
import microfiche.media.Inspection;
import microfiche.media.MediaFile;
import microfiche.media.MediaNotes;
import microfiche.report.BuildReport;
import microfiche.report.Progress;
import microfiche.report.UserError;
import microfiche.store.SeedNotes;
import microfiche.store.WorkFolder;
import microfiche.work.Parallel;

/** Reads seeds as a build does, for the addresses of their pictures; publishes nothing. */
public final class PictureAddresses {
  private PictureAddresses() {}

  /**
   * The pictures of an archive.
   *
   * @param all their addresses on the web, each once
   * @param here those that the archive has already, wherever: by address, place or name in a media
   *     folder, or in a file with many articles
   */
  public record Found(NavigableSet<String> all, Set<String> here) {}

  /**
   * The pictures that the site shows or would show.
   *
   * @throws UserError when the seeds cannot be read, or a build is at work
   */
  public static Found of(SiteConfig config, int jobs, Progress progress) {
    BuildReport report = new BuildReport();
    Map<String, PictureKey> addresses = new ConcurrentSkipListMap<>();
    InputDigests madeFrom = InputDigests.of(config);
    try (WorkFolder work = WorkFolder.lock(config.work(), config.out());
        SeedNotes notes = SeedNotes.open(work, madeFrom.rules(), false);
        Parallel parallel = new Parallel(jobs)) {
      BuildContext build =
          new BuildContext(config, jobs, madeFrom, notes, parallel, progress, report);
      CardStage cards = new CardStage(build, CardStage.seeds(config, report::add), false);
      List<ArchiveEntry> entries =
          Archive.of(cards.cards(), Spellings.PLAIN, SimilarNotes.none(), parallel).entries();
      parallel.each(
          entries.stream().filter(entry -> !entry.card().pictures().isEmpty()).toList(),
          entry -> {
            Article article = notes.article(entry.card());
            for (ImageObject image : article.image()) {
              String url = image.contentUrl();
              if (isOnTheWeb(url)) {
                addresses.putIfAbsent(
                    url, PictureKey.of(article.url(), article.seed().path(), url));
              }
            }
          });
      MediaNotes known = MediaNotes.read(work.file(PictureStage.NOTES), madeFrom.program());
      Set<PictureKey> shown =
          shown(config, Set.copyOf(addresses.values()), known, cards.pictures());
      Set<String> here = new TreeSet<>();
      addresses.forEach(
          (address, key) -> {
            if (shown.contains(key)) {
              here.add(address);
            }
          });
      return new Found(new TreeSet<>(addresses.keySet()), here);
    }
  }

  /** Those that the next build would show, found as it finds them. */
  private static Set<PictureKey> shown(
      SiteConfig config, Set<PictureKey> wanted, MediaNotes known, SeedPictures seeds) {
    Set<PictureKey> shown = new HashSet<>(seeds.held(wanted).keySet());
    if (config.media().stream().allMatch(Files::isDirectory)) { // fetch-images makes those missing
      CardStage.media(config, finding -> {})
          .candidates(wanted, Set.copyOf(shown), finding -> {})
          .forEach(
              (key, groups) -> {
                if (groups.stream().anyMatch(group -> isOnePicture(group, known))) {
                  shown.add(key);
                }
              });
    }
    return shown;
  }

  private static boolean isOnePicture(List<MediaFile> group, MediaNotes known) {
    Set<String> pictures = new HashSet<>();
    for (MediaFile file : group) {
      Inspection before = known.inspections().get(file.where());
      boolean same = before != null && before.stamp() != 0 && before.stamp() == file.stamp();
      Inspection inspection = same && before != null ? before : Inspection.of(file);
      if (inspection.picture() != null) {
        pictures.add(inspection.sha256());
      }
    }
    return pictures.size() == 1;
  }

  /** Others lie beside their seed, or in it. */
  private static boolean isOnTheWeb(String address) {
    return address.regionMatches(true, 0, "http://", 0, 7)
        || address.regionMatches(true, 0, "https://", 0, 8);
  }
}
