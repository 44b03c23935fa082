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
    public SealedCredential next(ConnectionData data, ConnectionRules rules, NewTokens tokens) {
        var key = vault.currentKey();
        var version = data.credentialVersion() + 1;
        var lasting =
                SealedCredential.of(key, vault.seal(key, tokens.access(), contextOf(data, Field.ACCESS, version)));
        var sealed = tokens.refresh()
                .map(it -> vault.seal(key, it, contextOf(data, Field.REFRESH, version)))
                .map(lasting::withRefresh)
                .getOrElse(lasting);
        var ending = tokens.expiresIn()
                .map(it -> rules.expiring(sealed, tokens.askedAt(), it))
                .getOrElse(sealed);
        return rules.keptAlive(ending, tokens.askedAt(), tokens.refreshExpiresIn());
    }

    public Option<Secret> access(ConnectionData data, SealedCredential sealed) {
        return open(data, sealed, sealed.access(), Field.ACCESS);
    }

    public Option<Secret> refresh(ConnectionData data, SealedCredential sealed) {
        return sealed.refresh().flatMap(token -> open(data, sealed, token, Field.REFRESH));
    }

    /** Seals the same credential under the current key; none if it does not open. */
    public Option<SealedCredential> reencrypted(ConnectionData data, SealedCredential sealed) {
        var key = vault.currentKey();
        var access = access(data, sealed).map(secret -> resealed(data, key, secret, Field.ACCESS));
        var refresh = refresh(data, sealed).map(secret -> resealed(data, key, secret, Field.REFRESH));
        return access.filter(opened -> refresh.isDefined() == sealed.refresh().isDefined())
                .map(opened -> new SealedCredential(
                        key,
                        opened,
                        refresh,
                        sealed.safeUntil(),
                        sealed.expiresAt(),
                        sealed.refreshEnd(),
                        sealed.acceptance()));
    }

    private SealedSecret resealed(ConnectionData data, String key, Secret secret, Field field) {
        return vault.seal(key, secret, contextOf(data, field, data.credentialVersion()));
    }

    private Option<Secret> open(ConnectionData data, SealedCredential sealed, SealedSecret token, Field field) {
        return vault.open(sealed.key(), token, contextOf(data, field, data.credentialVersion()));
    }

    private static SealingContext contextOf(ConnectionData data, Field field, int version) {
        return new SealingContext(data.id(), data.environment(), field, version);
    }
}
