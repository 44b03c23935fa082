package dev.tenure.service;

import dev.tenure.grant.CodeBinding;
import dev.tenure.grant.TokenRequest;
import dev.tenure.profile.Profile;
import dev.tenure.token.BoundedText;
import dev.tenure.token.ClientId;
import dev.tenure.token.CodeChallenge;
import dev.tenure.token.KeyThumbprint;
import dev.tenure.token.Scope;
import dev.tenure.token.UserId;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * The request for a grant: {@code NewGrant.of(profile, client, user, scope).consentUntil(end)}.
 *
 * @param user its user; none for a client's own grant, which never has a refresh token
 * @param authenticatedAt the instant at which the user authenticated; none for now
 * @param consentUntil the end of the user's consent, exclusive; none if without end
 * @param binding the attributes to which the code is bound; {@link CodeBinding#NONE} for a grant without a code
 * @param key the key to which the whole grant is bound; none if it is bound to none
 * @param accessTokenKey the key to which the first access token alone is bound; none for a grant with a code
 * @param reference the host's own reference, 1 to 512 storable characters; none if it needs none
 */
public record NewGrant(
        Profile profile,
        ClientId client,
        Option<UserId> user,
        Scope scope,
        Option<Instant> authenticatedAt,
        Option<Instant> consentUntil,
        Option<String> reference,
        CodeBinding binding,
        Option<KeyThumbprint> key,
        Option<KeyThumbprint> accessTokenKey) {
    private static final int LONGEST = 512;

    /**
     * Refuses a client's own grant with an authentication or a consent, a reference out of its bounds and two different
     * keys ({@link IllegalArgumentException}).
     */
    public NewGrant {
        reference.forEach(text -> BoundedText.check("reference", text, LONGEST));
        if (key.exists(whole -> accessTokenKey.exists(access -> !access.equals(whole))))
            throw new IllegalArgumentException("a grant that is bound as a whole has one key");
        if (user.isEmpty() && (authenticatedAt.isDefined() || consentUntil.isDefined()))
            throw new IllegalArgumentException("a client's own grant has nobody's authentication or consent");
    }

    /** Returns a grant by a user who has just authenticated, without an end. */
    public static NewGrant of(Profile profile, ClientId client, UserId user, Scope scope) {
        return new NewGrant(
                profile,
                client,
                Option.of(user),
                scope,
                Option.none(),
                Option.none(),
                Option.none(),
                CodeBinding.NONE,
                Option.none(),
                Option.none());
    }

    /** Returns a client's own grant. */
    public static NewGrant ofClient(Profile profile, ClientId client, Scope scope) {
        return new NewGrant(
                profile,
                client,
                Option.none(),
                scope,
                Option.none(),
                Option.none(),
                Option.none(),
                CodeBinding.NONE,
                Option.none(),
                Option.none());
    }

    /**
     * Sets an earlier authentication of the user; a client's own grant refuses it ({@link IllegalArgumentException}).
     * An instant up to 5 minutes ahead of the library's clock is taken as now, since the login's clock may be ahead;
     * one beyond that is refused as out of range.
     */
    public NewGrant authenticatedAt(Instant at) {
        return new NewGrant(
                profile, client, user, scope, Option.of(at), consentUntil, reference, binding, key, accessTokenKey);
    }

    /** Sets the end of the consent, exclusive; a client's own grant refuses it ({@link IllegalArgumentException}). */
    public NewGrant consentUntil(Instant end) {
        return new NewGrant(
                profile, client, user, scope, authenticatedAt, Option.of(end), reference, binding, key, accessTokenKey);
    }

    /** Sets the host's own reference, by which the host finds what the grant belongs to. */
    public NewGrant reference(String text) {
        return new NewGrant(
                profile,
                client,
                user,
                scope,
                authenticatedAt,
                consentUntil,
                Option.of(text),
                binding,
                key,
                accessTokenKey);
    }

    /** Binds the code to the redirect URI of the request, which the exchange must repeat letter by letter. */
    public NewGrant redirectUri(String uri) {
        return bound(binding.withRedirectUri(uri));
    }

    /** Binds the code to the verifier of this challenge (RFC 7636 section 4.3). */
    public NewGrant codeChallenge(CodeChallenge challenge) {
        return bound(binding.withChallenge(challenge));
    }

    /** Remembers the nonce for the id token; the exchange tells it. */
    public NewGrant nonce(String text) {
        return bound(binding.withNonce(text));
    }

    /**
     * Binds the whole grant to this key, for good: the code (RFC 9449 section 10), every refresh token and every access
     * token. For a client that authenticates itself this is stricter than RFC 9449, as it can never change its key.
     * Without it, the key of each token request binds that request's access token, and a public client's refresh token.
     */
    public NewGrant key(KeyThumbprint proven) {
        return bound(binding, Option.of(proven), accessTokenKey);
    }

    /** Binds the first access token alone to this key; a grant with a code refuses it. */
    public NewGrant accessTokenKey(KeyThumbprint proven) {
        return bound(binding, key, Option.of(proven));
    }

    /** The request for the first tokens, with the key of the access token or that of the whole grant. */
    TokenRequest tokenRequest() {
        var request = TokenRequest.by(client);
        return accessTokenKey.orElse(key).fold(() -> request, request::withKey);
    }

    private NewGrant bound(CodeBinding to) {
        return bound(to, key, accessTokenKey);
    }

    private NewGrant bound(CodeBinding to, Option<KeyThumbprint> whole, Option<KeyThumbprint> access) {
        return new NewGrant(profile, client, user, scope, authenticatedAt, consentUntil, reference, to, whole, access);
    }
}
