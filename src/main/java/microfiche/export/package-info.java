/** Writes articles in forms other programs read: records, JSON-LD, feed, sitemap. */
@NullMarked
package microfiche.export;

import org.jspecify.annotations.NullMarked;
