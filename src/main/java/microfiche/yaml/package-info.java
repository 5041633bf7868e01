/** Reads YAML files and keeps the line and column of everything in them. */
@NullMarked
package microfiche.yaml;

import org.jspecify.annotations.NullMarked;
