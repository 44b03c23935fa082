package dev.tenure.port.secret;

import dev.tenure.token.SealedSecret;
import dev.tenure.token.Secret;
import io.vavr.control.Option;

/**
 * Protects the tokens of providers, so that a copy of the store opens nothing: authenticated encryption under keys that
 * only the host has. A token sealed in one context does not open in another. Thread-safe.
 */
public interface Vault {
    /** The name of the key that seals new secrets; 1 to 64 printable ASCII characters, no secret. */
    String currentKey();

    /** Seals under this key, which is the current one or was; another key is the host's mistake. */
    SealedSecret seal(String key, Secret secret, SealingContext sealingContext);

    /**
     * Opens a token sealed under this key in this context; none if the key is missing, or the context is another, or
     * the bytes are corrupt.
     */
    Option<Secret> open(String key, SealedSecret sealed, SealingContext sealingContext);
}
