/** Digests of bytes and texts. */
@NullMarked
package microfiche.hash;

import org.jspecify.annotations.NullMarked;
