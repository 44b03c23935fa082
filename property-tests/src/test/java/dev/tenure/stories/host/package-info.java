/** Tenure in a host: its wiring, and the host's own transactions. */
@NullMarked
package dev.tenure.stories.host;

import org.jspecify.annotations.NullMarked;
