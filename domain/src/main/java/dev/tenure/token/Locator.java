package dev.tenure.token;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * The part of a self-locating token that finds its aggregate: 16 secret bytes, the same in all its codes and refresh tokens.
 * The access tokens' is a one-way function of it, so whoever sees them cannot make up a refresh token. Immutable.
 */
final class Locator {
    static final int LENGTH = 16;

    private static final PerKindAndEnvironment<Digest> KEPT = new PerKindAndEnvironment<>(
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

    /** The locator of another kind of token of the same aggregate; from an access token's no way leads to a refresh token. */
    Locator towards(TokenKind from, TokenKind to) {
        if (from.isChained() == to.isChained()) return this;
        if (to.isChained()) throw new IllegalArgumentException("no " + to + " token can be minted beside an " + from);
        return ofBytes(TOWARDS_ACCESS.with(hex()));
    }

    /** What is kept of it, and looked up. */
    TokenHash hash(TokenKind kind, Environment environment) {
        var chain = kind.isChained() ? TokenKind.REFRESH : TokenKind.ACCESS;
        return TokenHash.ofBytes(KEPT.of(chain, environment).with(hex()));
    }

    private String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public String toString() {
        return "****";
    }
}
