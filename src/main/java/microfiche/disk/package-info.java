/** Looks at files and folders on disk, and replaces them so that nobody ever finds half of one. */
@NullMarked
package microfiche.disk;

import org.jspecify.annotations.NullMarked;
