/** Turns pages into HTML through templates. */
@NullMarked
package microfiche.render;

import org.jspecify.annotations.NullMarked;
