/**
 * Turns a folder of mirrored news articles into a browsable offline archive; {@link Build} is the
 * map.
 */
@NullMarked
package microfiche;

import org.jspecify.annotations.NullMarked;
