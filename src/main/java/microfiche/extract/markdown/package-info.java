/** Turns a Markdown document into HTML that still knows where each character stood. */
@NullMarked
package microfiche.extract.markdown;

import org.jspecify.annotations.NullMarked;
