package microfiche;

import java.util.List;
import java.util.NavigableSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Supplier;
import microfiche.archive.Archive;
import microfiche.archive.Entry;
import microfiche.article.ImageObject;
import microfiche.card.Card;
import microfiche.config.SiteConfig;
import microfiche.extract.Extractor;
import microfiche.report.BuildReport;
import microfiche.report.Progress;
import microfiche.report.UserError;
import microfiche.store.SeedNotes;
import microfiche.store.WorkFolder;

/** Reads seeds as a build does, for the addresses of their pictures; publishes nothing. */
public final class PictureAddresses {
  private PictureAddresses() {}

  /**
   * The addresses on the web of all pictures that the site shows or would show, each once.
   *
   * @throws UserError when the seeds cannot be read, or a build is at work
   */
  public static NavigableSet<String> of(SiteConfig config, int jobs, Progress progress) {
    BuildReport report = new BuildReport();
    NavigableSet<String> addresses = new ConcurrentSkipListSet<>();
    try (WorkFolder work = WorkFolder.lock(config.work(), config.out());
        SeedNotes notes = SeedNotes.open(work, Inputs.of(config).rules(), false);
        Parallel parallel = new Parallel(jobs)) {
      Harvest harvest = new Harvest(Harvest.seeds(config, report::add), notes, false);
      Supplier<Extractor> extractor = new Once<>(() -> Build.extractor(config));
      List<Card> cards = harvest.cards(extractor, parallel, progress, report);
      List<Entry> entries = Archive.of(cards).entries();
      parallel.each(
          entries.stream().filter(entry -> !entry.card().pictures().isEmpty()).toList(),
          entry ->
              notes.article(entry.card()).image().stream()
                  .map(ImageObject::contentUrl)
                  .filter(PictureAddresses::isOnTheWeb)
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
