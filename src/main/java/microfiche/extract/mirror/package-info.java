/** Takes off what the copier of a page put around it. */
@NullMarked
package microfiche.extract.mirror;

import org.jspecify.annotations.NullMarked;
