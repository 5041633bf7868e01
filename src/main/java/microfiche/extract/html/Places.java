package microfiche.extract.html;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import microfiche.address.CanonicalUrl;
import microfiche.address.PictureKey;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * The places of an article that its own links lead to: footnotes, chapters. A place goes to the
 * next words in reading order, whatever its name stands on.
 */
final class Places {
  /** For text that has none. */
  static final Places NONE = new Places(Set.of(), null);

  /** ↩, ↑, ^ lead from a note back to the text. */
  private static final Pattern BACK = Pattern.compile("[↩↑^⤴⇧⏎↵⬆▲🔝\\s\\x{FE0E}\\x{FE0F}]+");

  /** The names of all places, by which links find them. */
  private final Set<String> names;

  /** Those that were not yet met. */
  private final Set<String> awaited;

  private final @Nullable String self;
  private final List<String> waiting = new ArrayList<>();

  private Places(Set<String> names, @Nullable String self) {
    this.names = names;
    this.awaited = new HashSet<>(names);
    this.self = self;
  }

  /**
   * The places below {@code root} to which a link below it leads.
   *
   * @param base the address of the page, or null
   */
  static Places of(Element root, @Nullable String base) {
    Set<String> wanted = new HashSet<>();
    String self = CanonicalUrl.of(base);
    Walk.elements(
        root,
        element -> {
          String fragment = fragment(element, self);
          if (fragment != null) {
            wanted.add(fragment);
            wanted.add(PictureKey.decoded(fragment));
          }
        });
    Set<String> there = new HashSet<>();
    if (!wanted.isEmpty()) {
      Walk.elements(root, element -> there.addAll(names(element)));
      wanted.retainAll(there);
    }
    return new Places(wanted, self);
  }

  /** What a link into the page itself names, or null. */
  private static @Nullable String fragment(Element link, @Nullable String self) {
    String href = link.normalName().equals("a") ? link.attr("href") : "";
    int hash = href.indexOf('#');
    if (hash < 0 || hash == href.length() - 1) {
      return null;
    }
    boolean here = hash == 0 || self != null && self.equals(CanonicalUrl.of(href));
    return here ? href.substring(hash + 1) : null;
  }

  private static List<String> names(Element element) {
    List<String> names = new ArrayList<>(1);
    if (!element.id().isBlank()) {
      names.add(element.id());
    }
    if (element.normalName().equals("a") && !element.attr("name").isBlank()) {
      names.add(element.attr("name"));
    }
    return names;
  }

  /** Keeps in mind that {@code element} begins here. */
  void note(Element element) {
    if (!awaited.isEmpty()) {
      for (String name : names(element)) {
        if (awaited.remove(name)) {
          waiting.add(name);
        }
      }
    }
  }

  /** The places that belong to words which are read now. */
  List<String> take() {
    if (waiting.isEmpty()) {
      return List.of();
    }
    List<String> taken = List.copyOf(waiting);
    waiting.clear();
    return taken;
  }

  /** The {@code href} of a link to one of the places, or null. */
  @Nullable String href(Element link) {
    String fragment = fragment(link, self);
    if (fragment == null) {
      return null;
    }
    String decoded = PictureKey.decoded(fragment);
    return names.contains(fragment)
        ? "#" + fragment
        : names.contains(decoded) ? "#" + decoded : null;
  }

  /** Whether {@code link} is nothing but a sign for the way back. */
  static boolean isWayBack(Element link) {
    return link.hasAttr("href")
        && link.childrenSize() == 0
        && BACK.matcher(link.wholeText()).matches()
        && !link.wholeText().isBlank();
  }
}
