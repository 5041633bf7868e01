/** Turns a seed into an article, or into a rejection with a reason. */
@NullMarked
package microfiche.extract;

import org.jspecify.annotations.NullMarked;
