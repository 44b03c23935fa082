package dev.tenure.host.app;

import com.google.crypto.tink.Aead;
import dev.tenure.port.secret.SealingContext;
import dev.tenure.port.secret.Vault;
import dev.tenure.token.SealedSecret;
import dev.tenure.token.Secret;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/**
 * A vault on Google Tink. Each of the library's keys is a Tink keyset, from a file or from a key management service.
 * Tink does not tell why decryption failed, so a broken provider looks like a broken seal. Immutable and thread-safe.
 */
final class TinkVault implements Vault {
    private final String current;
    private final Map<String, Aead> keysets;

    /** A vault that seals under the current keyset, which must be one of these. */
    TinkVault(String current, Map<String, Aead> keysets) {
        if (!keysets.containsKey(current)) throw new IllegalArgumentException("no keyset of this name: " + current);
        this.current = current;
        this.keysets = keysets;
    }

    @Override
    public String currentKey() {
        return current;
    }

    @Override
    public SealedSecret seal(String key, Secret secret, SealingContext sealingContext) {
        var keyset =
                keysets.get(key).getOrElseThrow(() -> new IllegalArgumentException("no keyset of this name: " + key));
        try {
            return SealedSecret.ofBytes(
                    keyset.encrypt(secret.reveal().getBytes(StandardCharsets.UTF_8), sealingContext.bytes()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the keyset " + key + " does not encrypt", e);
        }
    }

    @Override
    public Option<Secret> open(String key, SealedSecret sealed, SealingContext sealingContext) {
        return keysets.get(key).flatMap(keyset -> open(keyset, sealed, sealingContext));
    }

    @Override
    public String toString() {
        return "TinkVault[" + keysets.keySet().mkString(", ") + "]";
    }

    private static Option<Secret> open(Aead keyset, SealedSecret sealed, SealingContext sealingContext) {
        try {
            var text = keyset.decrypt(sealed.bytes(), sealingContext.bytes());
            return Option.of(Secret.of(new String(text, StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException sealedOtherwise) {
            return Option.none();
        }
    }
}
