package microfiche.build;

import java.util.List;
import microfiche.archive.Archive;
import microfiche.archive.Spellings;
import microfiche.card.Card;
import microfiche.config.SiteConfig;
import microfiche.store.WorkFolder;

/** Sorts all articles together. */
public final class ArchiveStage {
  private final BuildContext build;
  private final SimilarFile similar;

  /** Reads what the last build kept in {@code work}. */
  public ArchiveStage(BuildContext build, WorkFolder work) {
    this.build = build;
    this.similar = new SimilarFile(work.file("similar"), build.digests().program());
  }

  /** The archive of {@code cards}. */
  public Archive run(List<Card> cards) {
    SiteConfig config = build.config();
    Spellings spellings = new Spellings(config.sameNames(), config.namesApart());
    return Archive.of(cards, spellings, similar.read(), build.parallel());
  }

  /** Keeps for the next build what took long to find out. */
  public void keep(Archive archive) {
    similar.write(archive.coverage().similar().notes());
  }
}
