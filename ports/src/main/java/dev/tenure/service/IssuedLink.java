package dev.tenure.service;

import dev.tenure.link.LinkId;
import dev.tenure.token.Secret;
import java.time.Instant;

/** A new Link with its link token, shown only here; the token expires at {@code expiresAt}. */
public record IssuedLink(LinkId link, Secret linkToken, Instant expiresAt) {}
