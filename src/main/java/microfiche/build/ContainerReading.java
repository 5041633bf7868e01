package microfiche.build;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import microfiche.address.PictureKey;
import microfiche.article.Article;
import microfiche.container.Container;
import microfiche.container.Ids;
import microfiche.container.Part;
import microfiche.extract.Extraction;
import microfiche.extract.Extractor;
import microfiche.report.Finding;
import microfiche.report.Reasons;
import microfiche.report.UserError;
import microfiche.seed.SeedFile;
import microfiche.seed.SeedReader;
import microfiche.store.Outcome;
import microfiche.store.SeedNotes;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file that holds many articles: one thread takes it apart, all of them read its parts.
 * Parts that the notes know are not read again. For one file at a time.
 */
final class ContainerReading implements Container.Sink {
  /** Parts that are in memory together, at most, and their bytes. */
  private static final int TOGETHER = 256;

  private static final int MOST_BYTES = 48 << 20;

  private final BuildContext build;
  private final Supplier<Extractor> extractor;
  private final Admission admission;
  private final SeedFile file;
  private final Map<String, Outcome.Part> known = new HashMap<>();
  private final Ids names = new Ids();
  private final List<Outcome.Part> parts = new ArrayList<>();
  private final List<Outcome.Held> pictures = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final List<Part> waiting = new ArrayList<>();
  private long bytes;
  private int extracted;

  private ContainerReading(
      BuildContext build, Supplier<Extractor> extractor, Admission admission, SeedFile file) {
    this.build = build;
    this.extractor = extractor;
    this.admission = admission;
    this.file = file;
    Outcome last = build.notes().of(file.path());
    if (last != null && Objects.equals(last.section(), file.section())) {
      last.parts().forEach(part -> known.put(part.id(), part));
    }
  }

  /**
   * What became of a file, and how many of its parts were looked for an article in.
   *
   * @param extracted parts that were not known
   */
  record Result(Outcome outcome, int extracted) {}

  /** Reads {@code file}; whatever is in it costs only itself. */
  static Result read(
      BuildContext build,
      Supplier<Extractor> extractor,
      Admission admission,
      SeedFile file,
      Container container) {
    return new ContainerReading(build, extractor, admission, file).read(container);
  }

  private Result read(Container container) {
    String sha256 = "";
    try {
      sha256 = SeedReader.sha256(file);
      container.read(file, this);
    } catch (IOException e) {
      sha256 = "";
      rejected(null, "cannot be read (" + Reasons.of(e) + ")", "its other parts are published");
    } catch (UserError e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      build.report().failed(file.path(), e);
      findings.addAll(Extraction.failed(file.path(), e).findings());
    }
    readWaiting();
    Outcome outcome =
        new Outcome(
            file.path(),
            file.section(),
            sha256.isEmpty() ? 0 : file.stamp(),
            sha256,
            findings,
            null,
            parts,
            pictures);
    return new Result(outcome, extracted);
  }

  @Override
  public void part(Part part) {
    waiting.add(part);
    bytes += part.size();
    if (waiting.size() >= TOGETHER || bytes > MOST_BYTES) {
      readWaiting();
    }
  }

  private void readWaiting() {
    Outcome.Part[] done = new Outcome.Part[waiting.size()];
    List<Integer> fresh = new ArrayList<>();
    String[] ids = new String[done.length];
    for (int i = 0; i < done.length; i++) {
      Part part = waiting.get(i);
      ids[i] = names.unique(part.id());
      Outcome.Part before = known.get(ids[i]);
      if (before != null && before.state() == part.state()) {
        done[i] = before;
      } else {
        fresh.add(i);
      }
    }
    build.parallel().each(fresh, i -> done[i] = read(ids[i], waiting.get(i)));
    extracted += fresh.size();
    parts.addAll(Arrays.asList(done));
    IntStream.range(0, done.length).forEach(i -> build.progress().step());
    waiting.clear();
    bytes = 0;
  }

  private Outcome.Part read(String id, Part part) {
    SeedNotes notes = build.notes();
    Article whole = part.article();
    if (whole != null) {
      return new Outcome.Part(id, part.state(), List.of(), notes.put(whole, false));
    }
    Finding refusal = admission.refusal(file.path() + "#" + id, part.size());
    if (refusal != null) {
      return new Outcome.Part(id, 0, List.of(refusal), null);
    }
    Extraction extraction =
        admission.with(
            part.size(), () -> Extractors.extract(part.seed(file).named(id), extractor.get()));
    if (extraction.failure() != null) {
      build.report().failed(extraction.path(), extraction.failure());
    }
    Article article = extraction.article();
    return new Outcome.Part(
        id,
        part.state(),
        extraction.findings(),
        article == null ? null : notes.put(article, false));
  }

  @Override
  public void picture(String address, long at) {
    pictures.add(new Outcome.Held(PictureKey.of(null, "", address).address(), at));
  }

  @Override
  public void rejected(@Nullable String id, String why, @Nullable String hint) {
    findings.add(Container.rejection(file, id, why, hint));
  }

  @Override
  public void note(String what) {
    findings.add(Finding.note(file.path(), what));
  }
}
