/** Knows which pages there are, at which permalink, and what each shows. */
@NullMarked
package microfiche.site;

import org.jspecify.annotations.NullMarked;
