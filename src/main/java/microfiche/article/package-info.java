/** The vocabulary: what an article is made of, without a trace of markup. */
@NullMarked
package microfiche.article;

import org.jspecify.annotations.NullMarked;
