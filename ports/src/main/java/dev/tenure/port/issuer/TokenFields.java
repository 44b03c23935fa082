package dev.tenure.port.issuer;

import dev.tenure.port.issuer.RefreshResult.Renewed;
import dev.tenure.token.Secret;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * The fields in which a token endpoint gives its tokens and their lifetimes, as JSON pointers (RFC 6901). The first
 * field that is there counts. Tokens are kept whatever else is odd about the response: a lifetime that is no number of
 * seconds from 1 to a century counts as unstated, and nothing but the access token is required.
 */
public record TokenFields(
        Seq<String> access, Seq<String> refresh, Seq<String> expiresIn, Seq<String> refreshExpiresIn) {
    /** RFC 6749 section 5.1, with the names that providers give the refresh token's lifetime. */
    public static final TokenFields STANDARD = new TokenFields(
            List.of("/access_token"),
            List.of("/refresh_token"),
            List.of("/expires_in"),
            List.of("/refresh_token_expires_in", "/x_refresh_token_expires_in", "/refresh_expires_in"));

    private static final BigDecimal LONGEST =
            BigDecimal.valueOf(Duration.ofDays(36_500).toSeconds());
    private static final int MOST_DIGITS = 40;

    /** Reads the access token's lifetime in these fields instead. */
    public TokenFields withExpiresIn(String... pointers) {
        return new TokenFields(access, refresh, List.of(pointers), refreshExpiresIn);
    }

    /** Returns the credential in a response; none without an access token. */
    Option<Renewed> renewedIn(TokenEndpointResponse response) {
        return first(access, response)
                .map(token -> new Renewed(
                        Secret.of(token),
                        first(refresh, response).map(Secret::of),
                        first(expiresIn, response).flatMap(TokenFields::lifetime),
                        first(refreshExpiresIn, response).flatMap(TokenFields::lifetime)));
    }

    private static Option<String> first(Seq<String> pointers, TokenEndpointResponse response) {
        return pointers.flatMap(response::text).headOption();
    }

    private static Option<Duration> lifetime(String text) {
        return seconds(text)
                .filter(seconds -> seconds.compareTo(BigDecimal.ONE) >= 0 && seconds.compareTo(LONGEST) <= 0)
                .map(seconds -> Duration.ofSeconds(seconds.longValue()));
    }

    private static Option<BigDecimal> seconds(String text) {
        if (text.length() > MOST_DIGITS) return Option.none();
        try {
            return Option.some(new BigDecimal(text.strip()));
        } catch (NumberFormatException unusable) {
            return Option.none();
        }
    }
}
