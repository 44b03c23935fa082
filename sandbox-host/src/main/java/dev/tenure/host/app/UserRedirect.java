package dev.tenure.host.app;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The address to send a user to, and what to bring there.
 *
 * @param linkToken opens Link; none for a provider without Link
 * @param scope the scope to ask for; none for a provider without scopes
 */
record UserRedirect(URI authorizeAt, @Nullable String linkToken, @Nullable String scope) {}
