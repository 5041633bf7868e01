package microfiche.extract.outlet;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jsoup.select.Evaluator;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one newsroom's house style, as {@code outlets/*.yaml} states them; {@code
 * src/docs/outlets.md} describes each key. Immutable.
 *
 * @param id a short ASCII name
 * @param name the publisher's name, or null in the rules for everybody
 * @param hosts without {@code www.}; a host's subdomains count as well
 * @param body where the article is on a whole page, best first
 * @param drop elements that are no part of the article
 * @param keep elements that the rules for everybody must not drop; or null
 * @param dropText rule name → text of blocks that are no part of the article
 * @param related lists of links to other articles, or null
 * @param figures elements that hold a picture with its caption, or null
 * @param credits elements that hold a picture's credit, or null
 * @param time elements with a machine-readable time, or null
 * @param authors elements that name the authors, or null
 * @param footer what a feed sets below a post: whose it is and its tags; or null
 * @param dateline patterns with groups {@code month}, {@code day} and perhaps {@code year}
 * @param addressDate the same for the article's address
 * @param byline patterns whose first group is what stands in a byline
 * @param tags patterns for addresses of tags
 * @param columnAuthor whether a headline may begin with its author: 钟原：…
 */
record HouseStyle(
    String id,
    @Nullable String name,
    @Nullable String url,
    List<String> hosts,
    @Nullable String language,
    @Nullable ZoneId timeZone,
    List<Evaluator> body,
    DropRules drop,
    @Nullable Evaluator keep,
    Map<String, RulePattern> dropText,
    @Nullable Evaluator related,
    @Nullable Evaluator figures,
    @Nullable Evaluator credits,
    @Nullable Evaluator time,
    @Nullable Evaluator authors,
    @Nullable Evaluator footer,
    List<RulePattern> dateline,
    List<RulePattern> addressDate,
    List<RulePattern> byline,
    List<RulePattern> tags,
    boolean columnAuthor) {

  /** Whether an article at {@code host} is this newsroom's. */
  boolean publishes(String host) {
    return hosts.stream().anyMatch(own -> host.equals(own) || host.endsWith("." + own));
  }
}
