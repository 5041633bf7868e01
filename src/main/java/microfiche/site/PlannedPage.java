package microfiche.site;

import java.util.function.Supplier;

/**
 * A page that the site has. What it shows is put together only when it is asked for, and not kept:
 * a hundred thousand pages do not fit into memory.
 *
 * @param path relative to the site, with {@code /}
 * @param page what it shows; may be asked by any thread
 */
public record PlannedPage(String path, Supplier<Page> page) {}
