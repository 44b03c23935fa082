package dev.tenure.service;

import dev.tenure.custody.CustodyRules;
import dev.tenure.custody.Keeping;
import dev.tenure.custody.Vaulted;
import dev.tenure.port.Place;
import dev.tenure.port.Place.Field;
import dev.tenure.port.Vault;
import dev.tenure.token.Sealed;
import dev.tenure.token.Secret;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/** Seals credentials for the place where they are kept, and opens them there. */
final class Safe {
    private final Vault vault;

    Safe(Vault vault) {
        this.vault = vault;
    }

    String currentKey() {
        return vault.currentKey();
    }

    /** The credential that comes next in this custody, under the current key. */
    Vaulted next(
            Keeping keeping,
            CustodyRules rules,
            Secret access,
            Option<Secret> refresh,
            Instant askedAt,
            Option<Duration> lifetime) {
        var key = vault.currentKey();
        var version = keeping.credentialVersion() + 1;
        return rules.vaulted(
                key,
                vault.seal(key, access, place(keeping, Field.ACCESS, version)),
                refresh.map(it -> vault.seal(key, it, place(keeping, Field.REFRESH, version))),
                askedAt,
                lifetime);
    }

    Option<Secret> access(Keeping keeping, Vaulted kept) {
        return open(keeping, kept, kept.access(), Field.ACCESS);
    }

    Option<Secret> refresh(Keeping keeping, Vaulted kept) {
        return kept.refresh().flatMap(token -> open(keeping, kept, token, Field.REFRESH));
    }

    /** The same credential under the current key; none if it does not open. */
    Option<Vaulted> anew(Keeping keeping, Vaulted kept) {
        var key = vault.currentKey();
        var access = access(keeping, kept).map(secret -> anew(keeping, key, secret, Field.ACCESS));
        var refresh = refresh(keeping, kept).map(secret -> anew(keeping, key, secret, Field.REFRESH));
        return access.filter(opened -> refresh.isDefined() == kept.refresh().isDefined())
                .map(opened -> new Vaulted(key, opened, refresh, kept.safeUntil(), kept.expiresAt(), kept.standing()));
    }

    private Sealed anew(Keeping keeping, String key, Secret secret, Field field) {
        return vault.seal(key, secret, place(keeping, field, keeping.credentialVersion()));
    }

    private Option<Secret> open(Keeping keeping, Vaulted kept, Sealed token, Field field) {
        return vault.open(kept.key(), token, place(keeping, field, keeping.credentialVersion()));
    }

    private static Place place(Keeping keeping, Field field, int version) {
        return new Place(keeping.id(), keeping.environment(), field, version);
    }
}
