package dev.tenure.service;

import dev.tenure.token.Secret;
import java.time.Instant;

/** A new link token, shown here once; it is dead at {@code expiresAt}. */
public record IssuedLink(Secret linkToken, Instant expiresAt) {}
