/** Turns {@code site-config.yaml} into a {@link microfiche.config.SiteConfig}. */
@NullMarked
package microfiche.config;

import org.jspecify.annotations.NullMarked;
