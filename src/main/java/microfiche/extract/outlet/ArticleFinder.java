package microfiche.extract.outlet;

import java.util.ArrayList;
import java.util.List;
import microfiche.extract.Fate;
import microfiche.extract.html.HtmlSource;
import microfiche.extract.html.MainContent;
import microfiche.extract.html.Walk;
import org.jsoup.nodes.Element;
import org.jsoup.select.CombiningEvaluator;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import org.jspecify.annotations.Nullable;

/** Finds the element that holds the article, and books what stands around it. */
final class ArticleFinder {
  private static final Evaluator LEADS = QueryParser.parse("figure, .picBox, .wp-caption");
  private static final Fate OUTSIDE = Fate.chrome("outside the article");

  private final House house;
  private final Doubts doubts;

  ArticleFinder(House house, Doubts doubts) {
    this.house = house;
    this.doubts = doubts;
  }

  /** Takes out what is no part of any article. */
  void clean(HtmlSource source) {
    house.any().drop().drop(source, house.style().keep());
    if (!house.style().id().equals(house.any().id())) {
      house.style().drop().drop(source, null);
    }
  }

  /** Where the article is on a page with everything around it. */
  Element onPage(HtmlSource page) {
    Element ruled = byRule(page);
    if (ruled != null) {
      bringLead(page, ruled);
      outside(page, ruled);
      return ruled;
    }
    MainContent.Choice choice = MainContent.find(page.body(), house.bodies());
    if (!choice.sure()) {
      doubts.warn(
          "not sure where the article begins and ends",
          "add a rule file for its outlet with \"body:\" (microfiche help outlets)");
    }
    bringLead(page, choice.element());
    outside(page, choice.element());
    return choice.element();
  }

  /** A newsroom's own rule decides, however short the page is. */
  private @Nullable Element byRule(HtmlSource page) {
    if (!house.isKnown()) {
      return null;
    }
    for (Evaluator rule : house.style().body()) {
      Element best = null;
      for (Element element : page.body().select(rule)) {
        boolean longer = best == null || element.text().length() > best.text().length();
        best = longer && element.hasText() ? element : best;
      }
      if (best != null) {
        return best;
      }
    }
    return null;
  }

  /** Where the article is in what a mirror kept, if rules or structure say so plainly. */
  Element inFrame(HtmlSource source) {
    List<Evaluator> rules = new ArrayList<>(house.style().body());
    if (!house.isKnown()) {
      rules.addAll(house.any().body());
    }
    MainContent.Choice choice = MainContent.most(source.body(), rules);
    if (choice.sure()) {
      bringLead(source, choice.element());
      outside(source, choice.element());
    }
    return choice.element();
  }

  /** Books what stands around the article. */
  private static void outside(HtmlSource page, Element article) {
    for (Element at = article; !at.equals(page.body()); ) {
      at.siblingElements().forEach(other -> page.take(other, OUTSIDE));
      Element parent = at.parent();
      if (parent == null) {
        break;
      }
      parent.textNodes().forEach(text -> page.take(text, OUTSIDE));
      at = parent;
    }
  }

  /** The lead picture often stands before the element that holds the text. */
  private void bringLead(HtmlSource source, Element article) {
    Evaluator own = house.style().figures();
    Evaluator leads = own == null ? LEADS : new CombiningEvaluator.Or(List.of(LEADS, own));
    for (Element figure : source.body().select(leads)) {
      boolean inside = Walk.within(article, figure) || Walk.within(figure, article);
      boolean picture =
          figure.selectFirst("img") != null
              && figure.parents().stream().noneMatch(p -> p.normalName().equals("aside"));
      if (inside) {
        return; // pictures behind the text are of other articles
      }
      if (picture) {
        article.prependChild(figure);
        return;
      }
    }
  }
}
