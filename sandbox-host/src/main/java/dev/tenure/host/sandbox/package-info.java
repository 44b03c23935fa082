/** The simulated world: banks, the part that users play, and a clock that travels. */
@NullMarked
package dev.tenure.host.sandbox;

import org.jspecify.annotations.NullMarked;
