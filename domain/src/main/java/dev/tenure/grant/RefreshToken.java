package dev.tenure.grant;

import dev.tenure.time.Deadline;
import dev.tenure.token.TokenHash;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * The current refresh token.
 *
 * @param deadline the end of its grant unless refreshed; none if it never ends
 */
public record RefreshToken(TokenHash hash, Instant issuedAt, Option<Deadline> deadline) {}
