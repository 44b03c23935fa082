package dev.tenure.host.sandbox;

import dev.tenure.host.http.HostError;
import dev.tenure.host.http.RefusalException;
import dev.tenure.profile.OAuth;
import dev.tenure.profile.Profile;
import dev.tenure.profile.Stitch;
import dev.tenure.service.NewGrant;
import dev.tenure.token.ClientId;
import dev.tenure.token.CodeChallenge;
import dev.tenure.token.Scope;
import dev.tenure.token.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * The authorization of a client by a user.
 *
 * @param redirectUri the redirect URI of the client's request; so are the challenge (RFC 7636) and the nonce
 * @param profile the rules of the grant: {@code stitch}, unless it is {@code oauth}
 * @param codeChallengeMethod the method of the challenge: {@code S256} and no other
 */
record Authorization(
        UserId user,
        Scope scope,
        Optional<Instant> consentExpirationTime,
        Optional<String> redirectUri,
        Optional<CodeChallenge> codeChallenge,
        Optional<String> codeChallengeMethod,
        Optional<String> nonce,
        Optional<String> profile) {
    private static final Optional<String> S256 = Optional.of("S256");

    /** The grant that the user gives the client. */
    NewGrant to(ClientId client) {
        if (!codeChallengeMethod.equals(codeChallenge.flatMap(challenge -> S256)))
            throw RefusalException.because(HostError.INVALID_FIELD, "code_challenge_method");
        var grant = NewGrant.of(rules(), client, user, scope);
        return bound(consentExpirationTime.map(grant::consentUntil).orElse(grant));
    }

    private Profile rules() {
        return switch (profile.orElse("stitch")) {
            case "stitch" -> Stitch.STITCH;
            case "oauth" -> OAuth.OAUTH;
            default -> throw RefusalException.because(HostError.INVALID_FIELD, "profile");
        };
    }

    private NewGrant bound(NewGrant grant) {
        try {
            var toUri = with(grant, redirectUri, NewGrant::redirectUri);
            return with(with(toUri, codeChallenge, NewGrant::codeChallenge), nonce, NewGrant::nonce);
        } catch (IllegalArgumentException outOfBounds) {
            throw RefusalException.because(HostError.INVALID_FIELD);
        }
    }

    private static <T> NewGrant with(NewGrant grant, Optional<T> value, BiFunction<NewGrant, T, NewGrant> setter) {
        return value.map(given -> setter.apply(grant, given)).orElse(grant);
    }
}
