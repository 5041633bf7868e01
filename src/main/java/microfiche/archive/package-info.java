/** Sees all articles together: copies, links among them, taxonomies, chronology. */
@NullMarked
package microfiche.archive;

import org.jspecify.annotations.NullMarked;
