package microfiche.site;

import java.util.List;
import java.util.function.Consumer;
import microfiche.archive.Entry;
import microfiche.article.Provenance;
import microfiche.card.Card;
import microfiche.media.Picture;
import org.jspecify.annotations.Nullable;

/**
 * A digest of all that a page shows, made without showing it: pages with equal digests are equal.
 * 64 bits of FNV-1a, told to by every page itself ({@link Page#describe}).
 */
public final class Fingerprint {
  private static final long START = 0xCBF29CE484222325L;
  private static final long PRIME = 0x100000001B3L;

  private long state = START;

  /** Of a page; never 0. */
  public static long of(Page page) {
    Fingerprint print = new Fingerprint();
    print.text(page.template()).text(page.path()).text(page.title()).links(page.breadcrumbs());
    page.describe(print);
    return print.value();
  }

  /** Of all that was told; never 0. */
  public long value() {
    long mixed = (state ^ state >>> 32) * 0x9E3779B97F4A7C15L;
    mixed ^= mixed >>> 29;
    return mixed == 0 ? 1 : mixed;
  }

  public Fingerprint number(long number) {
    for (int shift = 0; shift < 64; shift += 16) {
      state = (state ^ number >>> shift & 0xFFFF) * PRIME;
    }
    return this;
  }

  public Fingerprint text(@Nullable String text) {
    if (text == null) {
      return number(-1);
    }
    number(text.length());
    for (int i = 0; i < text.length(); i++) {
      state = (state ^ text.charAt(i)) * PRIME;
    }
    return this;
  }

  <T> Fingerprint list(List<T> list, Consumer<T> tell) {
    number(list.size());
    list.forEach(tell);
    return this;
  }

  Fingerprint link(@Nullable NamedLink link) {
    return link == null ? number(-1) : text(link.name()).text(link.path()).number(link.count());
  }

  Fingerprint links(List<NamedLink> links) {
    return list(links, this::link);
  }

  /** All that a list shows of an article follows from the article, but path and picture. */
  Fingerprint items(List<Item> items) {
    return list(items, item -> number(item.content()).text(item.path()).picture(item.picture()));
  }

  /** Its path follows from its bytes, and its size as well. */
  Fingerprint picture(@Nullable Picture picture) {
    return picture == null
        ? number(-1)
        : text(picture.path()).number(picture.width()).number(picture.height());
  }

  /** All that pages and records show of an article. */
  public Fingerprint entry(Entry entry) {
    card(entry.card());
    list(entry.copies(), this::provenance);
    list(entry.versions(), this::card);
    return list(entry.sections(), this::text).list(entry.filed(), this::text);
  }

  private void card(Card card) {
    number(card.content());
  }

  private void provenance(Provenance seed) {
    text(seed.path()).text(seed.sha256()).text(seed.mirror()).text(seed.outlet());
    text(seed.mirroredAt());
  }
}
