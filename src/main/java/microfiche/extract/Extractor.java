package microfiche.extract;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import microfiche.address.DataUri;
import microfiche.article.Article;
import microfiche.extract.Statement.Field;
import microfiche.extract.Statement.Rank;
import microfiche.extract.container.FileName;
import microfiche.extract.markdown.Liquid;
import microfiche.extract.markdown.Markdown;
import microfiche.extract.outlet.Outlets;
import microfiche.report.Finding;
import microfiche.seed.PartFacts;
import microfiche.seed.Seed;
import org.jspecify.annotations.Nullable;

/** Turns seeds into articles. One extractor serves any number of threads. */
public final class Extractor {
  private final Outlets outlets;
  private final ZoneId zone;

  /**
   * Loads all rules.
   *
   * @param rules a folder with a user's rule files, or null
   * @param zone where times without a zone are, when the outlet's rules do not say
   * @throws microfiche.report.UserError when a rule file is wrong
   */
  public Extractor(@Nullable Path rules, ZoneId zone) {
    this.outlets = Outlets.load(rules, zone);
    this.zone = zone;
  }

  /** Names the selectors in a user's rule files that have matched nothing in any seed so far. */
  public List<Finding> unusedRules() {
    return outlets.unusedRules();
  }

  /** Never throws for what is in a seed: what cannot be read becomes a rejection. */
  public Extraction extract(Seed seed) {
    return extract(seed, Ledger.off());
  }

  /** The same, with an account of every character in {@code ledger}. */
  public Extraction extract(Seed seed, Ledger ledger) {
    List<Finding> findings = new ArrayList<>();
    try {
      return Budget.within(
          seed.text().length(),
          () -> new Extraction(seed.where(), article(seed, ledger, findings), findings));
    } catch (CancellationException e) {
      throw e; // nobody waits for it any more
    } catch (OverBudget e) {
      return Extraction.over(seed.where(), e);
    } catch (RuntimeException | Error e) {
      if (!Extraction.isOfTheSeed(e)) {
        throw e;
      }
      return Extraction.failed(seed.where(), e);
    }
  }

  private @Nullable Article article(Seed seed, Ledger ledger, List<Finding> findings) {
    String reason = NotArticles.byFile(seed);
    if (reason != null) {
      return rejected(seed, reason, findings);
    }
    if (seed.charset() != null && !seed.charset().equals("UTF-8")) {
      findings.add(Finding.note(seed.where(), "not UTF-8; read as " + seed.charset()));
    }
    Statements statements = new Statements();
    Inner inner = inner(seed, statements, ledger);
    if (inner.mirror() == null && seed.part() == null) {
      FileName.state(seed.path(), statements); // mirrors name files by numbers
    }
    reason = NotArticles.byText(seed, inner, statements);
    if (reason != null) {
      return rejected(seed, reason, findings);
    }
    Capture capture = new Capture(inner, html(inner, ledger), statements);
    List<Finding> said = new ArrayList<>();
    Article article = outlets.read(seed, capture, ledger, said::add);
    reason = NotArticles.byArticle(article, inner, statements);
    if (reason != null) {
      return rejected(seed, reason, findings);
    }
    findings.addAll(said);
    warn(article, inner, findings);
    tellOfPictures(article, findings);
    ledger.settle(article);
    return article;
  }

  /** What a file says of its part stands before what the part says itself. */
  private Inner inner(Seed seed, Statements statements, Ledger ledger) {
    PartFacts facts = seed.facts();
    if (facts == null) {
      return Wraps.peel(seed.text(), statements, ledger);
    }
    facts
        .facts()
        .forEach(
            (name, texts) -> {
              boolean moment = name == PartFacts.Field.PUBLISHED_AT;
              Field field = moment ? Field.PUBLISHED : Field.valueOf(name.name());
              Rank rank = field == Field.MIRRORED_AT ? Rank.MIRROR : Rank.OUTLET;
              for (String text : texts) {
                String stated = moment ? inZone(text) : text;
                statements.add(new Statement(field, stated, rank, facts.by()));
              }
            });
    if (facts.form() == PartFacts.Form.ARTICLE) {
      Inner whole = Inner.file(seed.text());
      return whole.within(facts.by(), whole.text(), Inner.Form.ARTICLE);
    }
    return Wraps.peel(seed.text(), statements, ledger);
  }

  /** The day of a moment is that of the archive's readers. */
  private String inZone(String moment) {
    try {
      return Instant.parse(moment).atZone(zone).toOffsetDateTime().toString();
    } catch (DateTimeException e) {
      return moment;
    }
  }

  private static @Nullable Article rejected(Seed seed, String reason, List<Finding> findings) {
    findings.add(Finding.rejected(seed.where(), reason, null));
    return null;
  }

  /** What is left of a file, as HTML. */
  static SourceText html(Inner inner, Ledger ledger) {
    return inner.form() == Inner.Form.TEXT
        ? Markdown.toHtml(Liquid.resolve(inner.text(), ledger), ledger)
        : inner.text();
  }

  /** That an article says nothing of its origin is worth knowing, and no more. */
  private static void warn(Article article, Inner inner, List<Finding> findings) {
    boolean silent =
        article.url() == null && article.datePublished() == null && article.author().isEmpty();
    if (silent && inner.mirror() == null) {
      findings.add(
          Finding.warning(
              article.seed().where(),
              "states no original address, no date and no author",
              "front matter with url, date and author says where it is from"));
    }
  }

  private static void tellOfPictures(Article article, List<Finding> findings) {
    List<String> kinds =
        article.image().stream()
            .filter(image -> DataUri.is(image.contentUrl()) && !image.isEmbedded())
            .map(image -> DataUri.of(image.contentUrl()).type())
            .toList();
    if (!kinds.isEmpty()) {
      findings.add(
          Finding.note(
              article.seed().where(),
              "pictures written into it are not kept: "
                  + String.join(", ", kinds)
                  + "; JPEG, PNG, GIF, WebP and AVIF are, up to 24 MB of a file"));
    }
  }
}
