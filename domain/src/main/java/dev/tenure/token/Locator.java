package dev.tenure.token;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * The part of a self-locating token that finds its aggregate: 16 secret bytes, the same in all its codes and refresh
 * tokens. The access tokens' locator is a one-way function of it, so a reader of access tokens cannot forge a refresh
 * token. Immutable.
 */
final class Locator {
    static final int LENGTH = 16;

    private static final PerKindAndEnvironment<Digest> STORED = new PerKindAndEnvironment<>(
            (kind, environment) -> Digest.after("tenure locator 1", kind.name(), environment.name()));

    private static final Digest TOWARDS_ACCESS = Digest.after("tenure access locator 1");

    private final byte[] bytes;

    private Locator(byte[] bytes) {
        this.bytes = bytes;
    }

    static Locator ofBytes(byte[] bytes) {
        return new Locator(Arrays.copyOf(bytes, LENGTH));
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /**
     * The locator of another kind of token of the same aggregate; an access token's does not lead back to a refresh
     * token's.
     */
    Locator towards(TokenKind from, TokenKind to) {
        if (from.isChained() == to.isChained()) return this;
        if (to.isChained()) throw new IllegalArgumentException("no " + to + " token can be minted beside an " + from);
        return ofBytes(TOWARDS_ACCESS.with(hex()));
    }

    /** The hash that is stored, and searched for. */
    TokenHash hash(TokenKind kind, Environment environment) {
        var chain = kind.isChained() ? TokenKind.REFRESH : TokenKind.ACCESS;
        return TokenHash.ofBytes(STORED.of(chain, environment).with(hex()));
    }

    private String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public String toString() {
        return "****";
    }
}
