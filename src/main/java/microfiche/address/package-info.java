/**
 * What an address is: how two spellings of one are told to be the same, and what web archives and
 * proxies made of it.
 */
@NullMarked
package microfiche.address;

import org.jspecify.annotations.NullMarked;
