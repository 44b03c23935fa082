package dev.tenure.service;

import dev.tenure.grant.GrantId;
import dev.tenure.token.Secret;
import java.time.Instant;

/** An authorization code, to be exchanged once and before it expires. */
public record IssuedCode(GrantId grant, Secret code, Instant expiresAt) {}
