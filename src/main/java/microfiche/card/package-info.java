/** What stays in memory of an article. */
@NullMarked
package microfiche.card;

import org.jspecify.annotations.NullMarked;
