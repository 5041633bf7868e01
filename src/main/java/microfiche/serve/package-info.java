/** Shows a site to browsers on this machine, and notices when what it is made from changes. */
@NullMarked
package microfiche.serve;

import org.jspecify.annotations.NullMarked;
