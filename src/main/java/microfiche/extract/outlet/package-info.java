/** Reads the house style of a newsroom, which is data, not code. */
@NullMarked
package microfiche.extract.outlet;

import org.jspecify.annotations.NullMarked;
