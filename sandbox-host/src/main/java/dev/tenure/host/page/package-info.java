/** The page for people: what there is, how it stands, what happened, and the clock; never a secret. */
@NullMarked
package dev.tenure.host.page;

import org.jspecify.annotations.NullMarked;
