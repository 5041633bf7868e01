/** Repairs tags, finds chrome and turns what is left into blocks. */
@NullMarked
package microfiche.extract.html;

import org.jspecify.annotations.NullMarked;
