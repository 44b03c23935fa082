package dev.tenure.service.internal;

import dev.tenure.port.secret.SecretSource;

/** The collaborators that all services of one {@link dev.tenure.service.Tenure} share. */
public record ServiceContext(
        CommandClock clock,
        Profiles profiles,
        TokenReader tokens,
        TokenMint mint,
        TokenSealer sealer,
        SecretSource random) {}
