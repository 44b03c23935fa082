package dev.tenure.service;

import dev.tenure.link.LinkId;
import dev.tenure.token.Secret;
import java.time.Instant;

/** A new Link, and its link token, shown here once; it is dead at {@code expiresAt}. */
public record IssuedLink(LinkId link, Secret linkToken, Instant expiresAt) {}
