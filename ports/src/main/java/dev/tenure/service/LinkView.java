package dev.tenure.service;

import dev.tenure.link.Link;
import dev.tenure.token.TokenStatus;
import io.vavr.control.Option;
import java.time.Instant;

/** A Link as its client sees it: with the public token of its success while that waits for its exchange. */
public record LinkView(Link link, Instant openedAt, TokenStatus status, Option<IssuedPublic> publicToken) {}
