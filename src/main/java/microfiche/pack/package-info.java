/** Packs bytes: the same ones on every machine. */
@NullMarked
package microfiche.pack;

import org.jspecify.annotations.NullMarked;
