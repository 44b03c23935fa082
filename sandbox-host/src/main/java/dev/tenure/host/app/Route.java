package dev.tenure.host.app;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where a user goes, and with what.
 *
 * @param linkToken what opens Link there; none where no Link is
 * @param scope what the user is asked for; none where that is not said
 */
record Route(URI authorizeAt, @Nullable String linkToken, @Nullable String scope) {}
