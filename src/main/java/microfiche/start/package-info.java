/** Starts a new archive: a configuration, a place for seeds and, on request, the theme. */
@NullMarked
package microfiche.start;

import org.jspecify.annotations.NullMarked;
