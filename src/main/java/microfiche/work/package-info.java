/** Work for several threads; every room may use it. */
@NullMarked
package microfiche.work;

import org.jspecify.annotations.NullMarked;
