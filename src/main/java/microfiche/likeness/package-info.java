/** What an article is about, in numbers that can be compared. */
@NullMarked
package microfiche.likeness;

import org.jspecify.annotations.NullMarked;
