/** Files that hold many articles: what a crawler, a feed reader, a blog or a browser leaves. */
@NullMarked
package microfiche.container;

import org.jspecify.annotations.NullMarked;
