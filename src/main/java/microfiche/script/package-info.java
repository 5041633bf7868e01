/** The forms of characters: which ones readers take for the same, and tables of them. */
@NullMarked
package microfiche.script;

import org.jspecify.annotations.NullMarked;
