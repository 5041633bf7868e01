/** What a user is told about his material: where, what, and what to do. */
@NullMarked
package microfiche.report;

import org.jspecify.annotations.NullMarked;
