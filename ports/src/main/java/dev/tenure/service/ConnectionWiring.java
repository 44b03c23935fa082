package dev.tenure.service;

import dev.tenure.service.internal.CredentialCipher;


import dev.tenure.port.issuer.Issuer;
import dev.tenure.port.issuer.StatusPoller;
import dev.tenure.port.secret.Vault;
import io.vavr.collection.Map;
import io.vavr.control.Option;

/** What a host wires to keep connections; what is missing is asked for only when it is needed. */
record ConnectionWiring(Option<Vault> vault, Map<String, Issuer> issuers, Option<StatusPoller> statusPoller) {
    CredentialCipher safe() {
        return new CredentialCipher(vault.getOrElseThrow(() -> new IllegalStateException("no vault is wired")));
    }

    /** The other side of a profile. */
    Issuer issuer(String profile) {
        return issuers.get(profile)
                .getOrElseThrow(() -> new IllegalStateException("no issuer is wired for profile " + profile));
    }

    StatusPoller requireStatusPoller() {
        return statusPoller.getOrElseThrow(() -> new IllegalStateException("no polls are wired"));
    }
}
