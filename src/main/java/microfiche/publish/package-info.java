/** Puts changed files into the output folder, takes stale ones out, and checks a published site. */
@NullMarked
package microfiche.publish;

import org.jspecify.annotations.NullMarked;
