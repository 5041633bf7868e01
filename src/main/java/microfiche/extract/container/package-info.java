/** How a file holds articles: front matter with text, a saved page. */
@NullMarked
package microfiche.extract.container;

import org.jspecify.annotations.NullMarked;
