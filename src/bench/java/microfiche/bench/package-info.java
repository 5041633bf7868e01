/** Measures Microfiche beside a floor and beside Hugo, on archives made larger. */
@NullMarked
package microfiche.bench;

import org.jspecify.annotations.NullMarked;
