/**
 * Checks a published site: links land, nothing is loaded from the network, pages are well-formed.
 */
@NullMarked
package microfiche.check;

import org.jspecify.annotations.NullMarked;
