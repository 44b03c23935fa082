package dev.tenure.histories.grant.oracle;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A wish for a grant. */
public record Wish(
        @Nullable Terms terms,
        String client,
        @Nullable String user,
        Set<String> scope,
        @Nullable Instant authenticatedAt,
        @Nullable Instant consentUntil,
        Binding binding) {}
