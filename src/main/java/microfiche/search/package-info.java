/** Makes the index that the search of a page loads as script files. */
@NullMarked
package microfiche.search;

import org.jspecify.annotations.NullMarked;
