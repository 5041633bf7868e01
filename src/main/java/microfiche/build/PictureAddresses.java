package microfiche.build;

import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import microfiche.address.PictureKey;
import microfiche.archive.AkinNotes;
import microfiche.archive.Archive;
import microfiche.archive.Entry;
import microfiche.article.ImageObject;
import microfiche.card.Card;
import microfiche.config.SiteConfig;
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
   * The addresses on the web of all pictures that the site shows or would show, each once; without
   * those that files with many articles hold.
   *
   * @throws UserError when the seeds cannot be read, or a build is at work
   */
  public static NavigableSet<String> of(SiteConfig config, int jobs, Progress progress) {
    BuildReport report = new BuildReport();
    NavigableSet<String> addresses = new ConcurrentSkipListSet<>();
    Inputs inputs = Inputs.of(config);
    try (WorkFolder work = WorkFolder.lock(config.work(), config.out());
        SeedNotes notes = SeedNotes.open(work, inputs.rules(), false);
        Parallel parallel = new Parallel(jobs)) {
      BuildContext build =
          new BuildContext(config, jobs, inputs, notes, parallel, progress, report);
      CardStage cards = new CardStage(build, CardStage.seeds(config, report::add), false);
      List<Card> all = cards.cards();
      Set<Long> held = cards.pictures().heldAddresses();
      List<Entry> entries = Archive.of(all, AkinNotes.none(), parallel).entries();
      parallel.each(
          entries.stream().filter(entry -> !entry.card().pictures().isEmpty()).toList(),
          entry ->
              notes.article(entry.card()).image().stream()
                  .map(ImageObject::contentUrl)
                  .filter(PictureAddresses::isOnTheWeb)
                  .filter(url -> !held.contains(PictureKey.of(null, "", url).address()))
                  .forEach(addresses::add));
    }
    return addresses;
  }

  /** Others lie beside their seed, or in it. */
  private static boolean isOnTheWeb(String address) {
    return address.regionMatches(true, 0, "http://", 0, 7)
        || address.regionMatches(true, 0, "https://", 0, 8);
  }
}
