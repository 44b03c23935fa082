package dev.tenure.service.internal;

import dev.tenure.connection.ConnectionData;
import dev.tenure.connection.ConnectionRules;
import dev.tenure.connection.SealedCredential;
import dev.tenure.port.secret.SealingContext;
import dev.tenure.port.secret.SealingContext.Field;
import dev.tenure.port.secret.Vault;
import dev.tenure.token.SealedSecret;
import dev.tenure.token.Secret;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/** Seals credentials for the place where they are stored, and opens them there. */
public final class CredentialCipher {
    private final Vault vault;

    public CredentialCipher(Vault vault) {
        this.vault = vault;
    }

    public String currentKey() {
        return vault.currentKey();
    }

    /** Seals the next credential of this connection under the current key. */
    public SealedCredential next(
            ConnectionData data,
            ConnectionRules rules,
            Secret access,
            Option<Secret> refresh,
            Instant askedAt,
            Option<Duration> lifetime) {
        var key = vault.currentKey();
        var version = data.credentialVersion() + 1;
        return rules.sealedCredential(
                key,
                vault.seal(key, access, place(data, Field.ACCESS, version)),
                refresh.map(it -> vault.seal(key, it, place(data, Field.REFRESH, version))),
                askedAt,
                lifetime);
    }

    public Option<Secret> access(ConnectionData data, SealedCredential kept) {
        return open(data, kept, kept.access(), Field.ACCESS);
    }

    public Option<Secret> refresh(ConnectionData data, SealedCredential kept) {
        return kept.refresh().flatMap(token -> open(data, kept, token, Field.REFRESH));
    }

    /** Seals the same credential under the current key; none if it does not open. */
    public Option<SealedCredential> anew(ConnectionData data, SealedCredential kept) {
        var key = vault.currentKey();
        var access = access(data, kept).map(secret -> anew(data, key, secret, Field.ACCESS));
        var refresh = refresh(data, kept).map(secret -> anew(data, key, secret, Field.REFRESH));
        return access.filter(opened -> refresh.isDefined() == kept.refresh().isDefined())
                .map(opened -> new SealedCredential(
                        key, opened, refresh, kept.safeUntil(), kept.expiresAt(), kept.acceptance()));
    }

    private SealedSecret anew(ConnectionData data, String key, Secret secret, Field field) {
        return vault.seal(key, secret, place(data, field, data.credentialVersion()));
    }

    private Option<Secret> open(ConnectionData data, SealedCredential kept, SealedSecret token, Field field) {
        return vault.open(kept.key(), token, place(data, field, data.credentialVersion()));
    }

    private static SealingContext place(ConnectionData data, Field field, int version) {
        return new SealingContext(data.id(), data.environment(), field, version);
    }
}
