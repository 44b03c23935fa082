package dev.tenure.service;

import dev.tenure.port.Issuer;
import dev.tenure.port.Polls;
import dev.tenure.port.Vault;
import io.vavr.collection.Map;
import io.vavr.control.Option;

/** What a host wires to keep custody; what is missing is asked for only when it is needed. */
record Keepers(Option<Vault> vault, Map<String, Issuer> issuers, Option<Polls> polls) {
    Safe safe() {
        return new Safe(vault.getOrElseThrow(() -> new IllegalStateException("no vault is wired")));
    }

    /** The other side of a profile. */
    Issuer issuer(String profile) {
        return issuers.get(profile)
                .getOrElseThrow(() -> new IllegalStateException("no issuer is wired for profile " + profile));
    }

    Polls asking() {
        return polls.getOrElseThrow(() -> new IllegalStateException("no polls are wired"));
    }
}
