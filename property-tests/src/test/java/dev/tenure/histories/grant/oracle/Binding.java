package dev.tenure.histories.grant.oracle;

import org.jspecify.annotations.Nullable;

/**
 * The attributes to which a host wishes to bind a grant.
 *
 * @param key the key of all its tokens
 * @param accessTokenKey the key of its first access token alone
 */
public record Binding(
        @Nullable String redirectUri,
        @Nullable String challenge,
        @Nullable String nonce,
        @Nullable String key,
        @Nullable String accessTokenKey) {
    public static final Binding NONE = new Binding(null, null, null, null, null);

    /** A binding of the code alone. */
    public static Binding ofCode(@Nullable String redirectUri, @Nullable String challenge, @Nullable String nonce) {
        return new Binding(redirectUri, challenge, nonce, null, null);
    }

    /** The binding of all tokens to a key. */
    public static Binding ofGrant(String key) {
        return new Binding(null, null, null, key, null);
    }

    /** The binding of the first access token to a key. */
    public static Binding ofAccess(String key) {
        return new Binding(null, null, null, null, key);
    }

    boolean isOfACode() {
        return redirectUri != null || challenge != null || nonce != null;
    }
}
