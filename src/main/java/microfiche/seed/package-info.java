/** Finds seed files, hashes and decodes them. */
@NullMarked
package microfiche.seed;

import org.jspecify.annotations.NullMarked;
