package microfiche.site;

import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * A page that the site has. What it shows is put together only when it is asked for, and not kept:
 * a hundred thousand pages do not fit into memory.
 *
 * @param path relative to the site, with {@code /}
 * @param template its name without ending
 * @param stamp a number that follows from all that the page is drawn from: while it is the same, so
 *     is the page, and nobody need put it together; asked by any thread
 * @param page what it shows; asked by any thread
 */
public record PlannedPage(String path, String template, LongSupplier stamp, Supplier<Page> page) {
  /** A page whose stamp is the fingerprint of what it shows: for pages of which there are few. */
  PlannedPage(String path, String template, Supplier<Page> page) {
    this(path, template, () -> Fingerprint.of(page.get()), page);
  }
}
