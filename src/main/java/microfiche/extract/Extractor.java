package microfiche.extract;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import microfiche.article.Article;
import microfiche.extract.mirror.Mirror;
import microfiche.extract.mirror.Mirrors;
import microfiche.extract.mirror.NonArticles;
import microfiche.extract.outlet.Outlets;
import microfiche.report.Finding;
import microfiche.seed.Seed;
import org.jspecify.annotations.Nullable;

/** Turns seeds into articles. Immutable; one extractor serves any number of threads. */
public final class Extractor {
  private final Outlets outlets;

  /**
   * Loads all rules.
   *
   * @param rules a folder with a user's rule files, or null
   * @param zone where times without a zone are, when the outlet's rules do not say
   * @throws microfiche.report.UserError when a rule file is wrong
   */
  public Extractor(@Nullable Path rules, ZoneId zone) {
    this.outlets = Outlets.load(rules, zone);
  }

  /** Never throws for what is in a seed: what cannot be read becomes a rejection. */
  public Extraction extract(Seed seed) {
    return extract(seed, Ledger.off());
  }

  /** The same, with an account of every character in {@code ledger}. */
  public Extraction extract(Seed seed, Ledger ledger) {
    List<Finding> findings = new ArrayList<>();
    try {
      return new Extraction(seed.path(), article(seed, ledger, findings), findings);
    } catch (StackOverflowError | RuntimeException e) {
      findings.add(
          Finding.rejected(
              seed.path(),
              "the program failed on this file (" + e + ")",
              "this is a fault of the program, please report it with the file"));
      return new Extraction(seed.path(), null, findings);
    }
  }

  private @Nullable Article article(Seed seed, Ledger ledger, List<Finding> findings) {
    String reason = NonArticles.reason(seed);
    if (reason != null) {
      findings.add(Finding.rejected(seed.path(), reason, null));
      return null;
    }
    if (seed.charset() != null && !seed.charset().equals("UTF-8")) {
      findings.add(Finding.note(seed.path(), "not UTF-8; read as " + seed.charset()));
    }
    for (Mirror mirror : Mirrors.ALL) {
      Optional<Capture> capture = mirror.unwrap(seed, ledger);
      if (capture.isPresent()) {
        return outlets.read(seed, capture.get(), ledger, findings::add);
      }
    }
    findings.add(Mirrors.rejection(seed));
    return null;
  }
}
