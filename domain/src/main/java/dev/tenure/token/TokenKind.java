package dev.tenure.token;

import io.vavr.collection.Array;
import io.vavr.collection.HashMap;
import io.vavr.control.Option;
import java.util.Map;
import java.util.function.Function;

/** The purpose of a token, with the prefixes in its text [plaid:token-format]. */
public enum TokenKind {
    /** Opens Link: for a new Item, or for an update of one. */
    LINK("link"),
    /** Exchanged once for an access token. */
    PUBLIC("public"),
    /** Opens one Item to its client, or the scope of a grant to its bearer. */
    ACCESS("access"),
    /** Opens one account to a partner of the client. */
    PROCESSOR("processor"),
    /** Begins a grant: exchanged once for its first tokens (RFC 6749 section 4.1.2). */
    CODE("code"),
    /** Continues a grant: exchanged for its next tokens (RFC 6749 section 6). */
    REFRESH("refresh"),
    /** Opens one asset report; written {@code assets}, also read as {@code asset-report}. */
    ASSET_REPORT("assets", "asset-report"),
    /** Stands for one end user. */
    USER("user"),
    /** A copy of an asset report for an auditor: recognized, never issued here. */
    AUDIT_COPY("a"),
    /** A short-lived token for a third party: recognized, never issued here. */
    THIRD_PARTY_USER("third-party-user"),
    /** A payment: recognized, never issued here. */
    PAYMENT("payment-token");

    private static final Map<String, TokenKind> BY_PREFIX = Array.of(values())
            .flatMap(kind -> HashMap.of(kind.wire, kind, kind.alias, kind))
            .toJavaMap(Function.identity());

    private final String wire;
    private final String alias;

    TokenKind(String wire) {
        this(wire, wire);
    }

    TokenKind(String wire, String alias) {
        this.wire = wire;
        this.alias = alias;
    }

    /** The prefix it is written with. */
    public String wire() {
        return wire;
    }

    /**
     * Returns true for the tokens in the chain of a grant, the code and its refresh tokens: presented, they yield
     * others.
     */
    public boolean isChained() {
        return this == CODE || this == REFRESH;
    }

    /** The kind with this prefix, current or former, case-sensitive. */
    public static Option<TokenKind> ofWire(String prefix) {
        return Option.of(BY_PREFIX.get(prefix));
    }
}
