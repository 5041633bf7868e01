package microfiche.build;

import java.util.List;
import microfiche.archive.Archive;
import microfiche.card.Card;
import microfiche.store.WorkFolder;

/** Sorts all articles together. */
public final class ArchiveStage {
  private final BuildContext build;
  private final AkinFile akin;

  public ArchiveStage(BuildContext build, WorkFolder work) {
    this.build = build;
    this.akin = new AkinFile(work.file("akin"), build.inputs().program());
  }

  /** The archive of {@code cards}. */
  public Archive run(List<Card> cards) {
    return Archive.of(cards, akin.read(), build.parallel());
  }

  /** Keeps for the next build what took long to find out. */
  public void keep(Archive archive) {
    akin.write(archive.coverage().akin().notes());
  }
}
