package dev.tenure.service;

import dev.tenure.port.secret.SecretSource;

/** What the services of one door share. */
record ServiceContext(
        CommandClock clock, TokenReader tokens, TokenMint mint, TokenSealer sealer, SecretSource random) {}
