/** Puts changed files into the output folder and takes stale ones out. */
@NullMarked
package microfiche.publish;

import org.jspecify.annotations.NullMarked;
