/**
 * The stages of a build, a class each, and what they share. {@link microfiche.Build} says in which
 * order they run.
 */
@NullMarked
package microfiche.build;

import org.jspecify.annotations.NullMarked;
