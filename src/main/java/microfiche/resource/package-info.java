/** Reads the files that travel in the program; every room may use it. */
@NullMarked
package microfiche.resource;

import org.jspecify.annotations.NullMarked;
