/**
 * The integrator's side in the same process: an app that calls the host's own APIs over HTTP, as if they were somebody
 * else's, and keeps the credentials in connections.
 */
@NullMarked
package dev.tenure.host.app;

import org.jspecify.annotations.NullMarked;
