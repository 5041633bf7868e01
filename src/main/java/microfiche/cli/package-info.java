/** The command line: the only room that prints or exits. */
@NullMarked
package microfiche.cli;

import org.jspecify.annotations.NullMarked;
