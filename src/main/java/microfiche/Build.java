package microfiche;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import microfiche.archive.Archive;
import microfiche.build.ArchiveStage;
import microfiche.build.ArticleChanges;
import microfiche.build.BuildContext;
import microfiche.build.CardStage;
import microfiche.build.ExportStage;
import microfiche.build.IndexStage;
import microfiche.build.InputDigests;
import microfiche.build.PageStage;
import microfiche.build.PictureStage;
import microfiche.build.RecordStage;
import microfiche.build.RejectedList;
import microfiche.build.TooMuchException;
import microfiche.build.Trust;
import microfiche.card.Card;
import microfiche.config.SiteConfig;
import microfiche.disk.FileNames;
import microfiche.export.Selection;
import microfiche.media.MediaFolders;
import microfiche.media.SitePictures;
import microfiche.order.NameOrder;
import microfiche.publish.SiteWriter;
import microfiche.render.Theme;
import microfiche.report.BuildReport;
import microfiche.report.Finding;
import microfiche.report.Progress;
import microfiche.report.Tally;
import microfiche.report.UserError;
import microfiche.seed.SeedFile;
import microfiche.seed.SeedFolder;
import microfiche.site.SitePlan;
import microfiche.store.DamagedNotesException;
import microfiche.store.Outcome;
import microfiche.store.SeedNotes;
import microfiche.store.WorkFolder;
import microfiche.work.Parallel;
import org.jspecify.annotations.Nullable;

/** The stages of a build, in the order data flows: the map of the program. */
public final class Build {
  private final SiteConfig config;
  private final int jobs;
  private final Trust trust;
  private final Progress progress;
  private @Nullable Consumer<Selection> exporter;
  private boolean allFiles;
  private int mostSeeds = Integer.MAX_VALUE;
  private BuildReport report = new BuildReport();

  /**
   * A build.
   *
   * @param jobs how many threads work at once, at least 1
   */
  public Build(SiteConfig config, int jobs, Trust trust, Progress progress) {
    this.config = config;
    this.jobs = jobs;
    this.trust = trust;
    this.progress = progress;
  }

  /**
   * The same.
   *
   * @param full whether to ignore what earlier builds left
   */
  public Build(SiteConfig config, int jobs, boolean full, Progress progress) {
    this(config, jobs, full ? Trust.NOTHING : Trust.STAMPS, progress);
  }

  /** The same build, which gives up with {@link TooMuchException} when it must read more seeds. */
  public Build readingAtMost(int seeds) {
    this.mostSeeds = seeds;
    return this;
  }

  /** The same build, which reads a folder also where nothing looks like an article. */
  public Build takingAllFiles(boolean all) {
    this.allFiles = all;
    return this;
  }

  /**
   * The same build, which also tells {@code exporter} what is in the archive when the site is up to
   * date.
   */
  public Build exportingTo(Consumer<Selection> exporter) {
    this.exporter = exporter;
    return this;
  }

  /** What is known of this build so far; also of one that failed. */
  public BuildReport report() {
    return report;
  }

  /**
   * Publishes the archive, or finds that it is up to date.
   *
   * @throws UserError when nothing can be published
   */
  public BuildReport run() {
    refuse();
    try {
      run(trust);
    } catch (DamagedNotesException e) {
      report = new BuildReport();
      report.add(
          Finding.warning(
              FileNames.all(config.work()),
              "what the last build left was damaged, so this one began anew",
              "if that happens again, see whether the disk is sound"));
      run(Trust.NOTHING);
    }
    Finding unwritten =
        RejectedList.write(config.rejected(), report.findings(Finding.Severity.REJECTED));
    if (unwritten != null) {
      report.add(unwritten);
    }
    return report;
  }

  /** What is wrong already is said before anything is made. */
  private void refuse() {
    config.seeds().forEach(SeedFolder::mustBeFolder);
    SiteWriter.refuseForeign(config.out());
    WorkFolder.refuseForeign(config.work());
  }

  private void run(Trust trusted) {
    boolean full = trusted == Trust.NOTHING;
    Theme theme = new Theme(config.templates());
    theme.unknownTemplates().forEach(report::add);
    InputDigests digests = InputDigests.of(config);
    try (WorkFolder work = WorkFolder.lock(config.work(), config.out());
        Parallel threads = new Parallel(jobs)) {
      Supplier<List<SeedFile>> finding =
          threads.start(() -> timed("find", () -> CardStage.seeds(config, report::add)));
      // Threads end before the notes they write into are closed.
      try (SeedNotes notes = SeedNotes.open(work, digests.rules(), full);
          Parallel parallel = threads) {
        SiteWriter writer =
            SiteWriter.into(config.out(), work.stage(), work.file("site"), full, config.title());
        MediaFolders media = timed("find", () -> CardStage.media(config, report::add));
        BuildContext build =
            new BuildContext(config, jobs, digests, notes, parallel, progress, report);
        ArchiveStage archive = new ArchiveStage(build, work);
        PictureStage pictures = new PictureStage(build, writer, media, work, full);
        CardStage cards = new CardStage(build, finding.get(), trusted == Trust.BYTES);
        if (!timed("compare", () -> upToDate(build, writer, cards, pictures))) {
          publish(build, writer, cards, archive, pictures, theme, work);
        }
      }
    }
  }

  /** Whether nothing changed since the last build; then its figures hold. */
  private boolean upToDate(
      BuildContext build, SiteWriter writer, CardStage cards, PictureStage pictures) {
    List<Outcome> outcomes = pictures.settled() ? cards.ifUnchanged() : null;
    Map<Tally, Long> counts =
        outcomes == null ? null : writer.upToDate(madeFrom(build, pictures), build.parallel());
    if (outcomes == null || counts == null || exporter != null) {
      return false;
    }
    outcomes.forEach(outcome -> outcome.allFindings().forEach(report::add));
    pictures.findingsOfLastBuild().forEach(report::add);
    counts.forEach(report::count);
    List.of(Tally.EXTRACTED, Tally.RENDERED, Tally.INDEXED).forEach(done -> report.count(done, 0));
    cards.keep(outcomes);
    report.count(Tally.FILES, writer.files());
    return true;
  }

  private void publish(
      BuildContext build,
      SiteWriter writer,
      CardStage stage,
      ArchiveStage sorting,
      PictureStage pictures,
      Theme theme,
      WorkFolder work) {
    Supplier<NameOrder> order = build.parallel().start(() -> NameOrder.of(config.language()));
    if (!allFiles) {
      stage.refuseOtherFiles();
    }
    stage.refuseMoreThan(mostSeeds);
    List<Card> cards = build.stage("extract", stage::cards);
    refuseToEmpty(writer, cards);
    Archive archive = build.stage("sort", () -> sorting.run(cards));
    SitePictures bundle = build.stage("pictures", () -> pictures.run(archive, stage.pictures()));
    SitePlan plan = build.stage("plan", () -> plan(build, stage, archive, bundle, theme, order));
    ArticleChanges changes = new ArticleChanges(build.report(), work.file("changes"));
    PageStage pages = new PageStage(build, writer, plan, theme);
    RecordStage records = new RecordStage(build, writer, archive, plan);
    IndexStage index = new IndexStage(build, writer, archive, plan);
    build
        .parallel()
        .both(
            () -> build.stage("search", index::run),
            () ->
                index.stoppedByFailure(
                    () ->
                        build
                            .parallel()
                            .both(
                                () -> build.stage("records", records::run),
                                () -> build.stage("render", pages::run))));
    build.stage(
        "export",
        new ExportStage(build, writer, plan, theme, stage.counts(), pages.selection(archive))::run);
    count(stage.counts(), cards, archive, plan, index);
    build.stage("tidy", stage::tidy);
    build.stage("tidy", () -> sorting.keep(archive));
    build.stage("tidy", () -> changes.run(archive, plan));
    build.stage("finish", () -> finish(build, writer, pictures));
    Consumer<Selection> to = exporter;
    if (to != null) {
      Selection all = pages.selection(archive);
      build.stage("export", () -> to.accept(all));
    }
  }

  private SitePlan plan(
      BuildContext build,
      CardStage stage,
      Archive archive,
      SitePictures bundle,
      Theme theme,
      Supplier<NameOrder> order) {
    return SitePlan.of(
        archive,
        config,
        theme.words(config.language()),
        bundle,
        stage.counts(),
        order,
        build.parallel());
  }

  private void finish(BuildContext build, SiteWriter writer, PictureStage pictures) {
    writer.finish(madeFrom(build, pictures), report.counts(), build.parallel());
    writer.left().forEach(report::add);
    report.count(Tally.FILES, writer.files());
    report.count(Tally.CHANGED, writer.changed());
    report.count(Tally.DELETED, writer.deleted());
  }

  /** A disk that is not mounted looks like an empty folder. */
  private void refuseToEmpty(SiteWriter writer, List<Card> cards) {
    if (cards.isEmpty() && writer.holdsArticles()) {
      throw UserError.failed(
          String.valueOf(config.folders().get(0)),
          "no article was found, and the published site has some",
          "see that the folder is the right one; to empty the archive, delete " + config.out());
    }
  }

  /** A digest of all that the site is made from. */
  private static String madeFrom(BuildContext build, PictureStage pictures) {
    return String.join(
        " ",
        build.digests().everything(),
        Long.toHexString(build.notes().state()),
        Long.toHexString(pictures.state()));
  }

  /** What holds as long as nothing changes. */
  private void count(
      SitePlan.SeedCounts seeds,
      List<Card> cards,
      Archive archive,
      SitePlan plan,
      IndexStage index) {
    report.count(Tally.INDEXED, index.indexed());
    report.count(Tally.SEEDS, seeds.read());
    report.count(Tally.RECORDS, cards.size());
    report.count(Tally.REJECTED, report.findings(Finding.Severity.REJECTED).size());
    report.count(Tally.ARTICLES, archive.entries().size());
    report.count(Tally.FOLDED, cards.size() - archive.entries().size());
    report.count(Tally.PAGES, plan.pages().size());
  }

  private <T> T timed(String stage, Supplier<T> work) {
    return BuildContext.timed(stage, report, work);
  }
}
