/**
 * The integrator's side in the same process: an app that keeps connection of what the host's own APIs give it, over HTTP as
 * if they were somebody else's.
 */
@NullMarked
package dev.tenure.host.app;

import org.jspecify.annotations.NullMarked;
