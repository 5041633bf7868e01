package microfiche.build;

import java.util.List;
import java.util.function.Supplier;
import microfiche.card.Card;
import microfiche.config.SiteConfig;
import microfiche.extract.Extractor;
import microfiche.report.BuildReport;
import microfiche.report.Progress;
import microfiche.store.SeedNotes;
import microfiche.work.Parallel;

/** Runs the first stage of a build alone. */
public final class CardStages {
  private CardStages() {}

  /** The cards of the seeds of {@code config}, read in a heap of that many bytes. */
  public static List<Card> cards(
      SiteConfig config,
      SeedNotes notes,
      Parallel parallel,
      Supplier<Extractor> extractor,
      long heap,
      BuildReport report) {
    BuildContext build =
        new BuildContext(
            config, 2, InputDigests.of(config), notes, parallel, Progress.NONE, report);
    return new CardStage(
            build, CardStage.seeds(config, report::add), false, extractor, new Admission(heap))
        .cards();
  }
}
