package dev.tenure.service;

import dev.tenure.port.issuer.Issuer;
import dev.tenure.port.issuer.StatusPoller;
import dev.tenure.port.secret.Vault;
import dev.tenure.profile.Profile;
import dev.tenure.service.internal.CredentialCipher;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** The ports that connections need, all of them wired. */
record ConnectionWiring(Vault vault, Map<Profile, Issuer> issuers, StatusPoller statusPoller) {
    /**
     * Returns the wiring if a vault is wired; refuses an incomplete one, an issuer or a poller without a vault, and an
     * issuer for a profile that is not wired.
     */
    static Option<ConnectionWiring> of(
            Seq<Profile> profiles, Option<Vault> vault, Map<Profile, Issuer> issuers, Option<StatusPoller> poller) {
        if (vault.isEmpty()) {
            require(issuers.isEmpty() && poller.isEmpty(), "an issuer or a status poller is wired without a vault");
            return Option.none();
        }
        require(issuers.nonEmpty(), "a vault is wired without an issuer");
        require(poller.isDefined(), "a vault is wired without a status poller");
        issuers.keySet()
                .forEach(it -> require(
                        profiles.contains(it), "an issuer is wired for profile " + it.name() + ", which is not wired"));
        return Option.of(new ConnectionWiring(vault.get(), issuers, poller.get()));
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) throw new IllegalArgumentException(otherwise);
    }

    CredentialCipher cipher() {
        return new CredentialCipher(vault);
    }

    /** The profiles that have an issuer. */
    Seq<Profile> profiles() {
        return issuers.keySet().toVector();
    }

    /** The issuers by the name of their profile. */
    Map<String, Issuer> issuersByName() {
        return issuers.mapKeys(Profile::name);
    }
}
