/** Knows pictures that lie on disk: what kind and size they are, and which address they had. */
@NullMarked
package microfiche.media;

import org.jspecify.annotations.NullMarked;
