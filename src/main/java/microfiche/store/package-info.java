/** Keeps extracted articles on disk, so that memory holds only cards. */
@NullMarked
package microfiche.store;

import org.jspecify.annotations.NullMarked;
