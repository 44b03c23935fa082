package dev.tenure.grant;

import dev.tenure.time.Deadline;
import dev.tenure.token.TokenHash;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * The refresh token that counts.
 *
 * @param deadline until when its grant lives unless refreshed; none if for ever
 */
public record RefreshToken(TokenHash hash, Instant issuedAt, Option<Deadline> deadline) {}
