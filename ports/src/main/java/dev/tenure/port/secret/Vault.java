package dev.tenure.port.secret;

import dev.tenure.token.SealedSecret;
import dev.tenure.token.Secret;
import io.vavr.control.Option;

/**
 * Keeps somebody else's tokens where a copy of the store opens nothing: authenticated encryption under keys that only
 * the host has. What is sealed in one place does not open in another. Thread-safe.
 */
public interface Vault {
    /** The name of the key that new secrets are sealed under; 1 to 64 printable ASCII characters, no secret. */
    String currentKey();

    /** Seals under this key, which is the current one or was; one that was never here is the host's mistake. */
    SealedSecret seal(String key, Secret secret, SealingContext sealingContext);

    /** What was sealed under this key in this place; none if the key is missing, or it was sealed elsewhere, or spoilt. */
    Option<Secret> open(String key, SealedSecret sealed, SealingContext sealingContext);
}
