/** A job for Apache Spark that extracts what is too much for one machine. */
@NullMarked
package microfiche.spark;

import org.jspecify.annotations.NullMarked;
