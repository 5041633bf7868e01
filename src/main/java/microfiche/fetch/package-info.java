/** Fetches pictures: the only room that uses a network, entered by one command and by no build. */
@NullMarked
package microfiche.fetch;

import org.jspecify.annotations.NullMarked;
