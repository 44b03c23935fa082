package dev.tenure.port.issuer;

import dev.tenure.token.Secret;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.function.Function;

/** The provider's answer to a refresh token, so far as it is certain. Only a clear refusal ends the token. */
public sealed interface RefreshResult {
    /**
     * The next credential.
     *
     * @param refresh the next refresh token; none if the one that was sent stays valid (RFC 6749 section 6)
     * @param expiresIn the access token's lifetime; none if unstated
     */
    record Renewed(Secret access, Option<Secret> refresh, Option<Duration> expiresIn) implements RefreshResult {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.renewed().apply(this);
        }
    }

    /** The token is invalid for good; {@code error} is the provider's own code. */
    record Refused(String error) implements RefreshResult {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.refused().apply(this);
        }
    }

    /**
     * The host's configuration is invalid, and the token was not examined; {@code error} is the provider's own code.
     */
    record Misconfigured(String error) implements RefreshResult {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.misconfigured().apply(this);
        }
    }

    /** The request certainly never left. */
    record NotSent() implements RefreshResult {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.notSent().apply(this);
        }
    }

    /**
     * No clear answer came: the token may have been used. {@code retryAfter} is the pause that the provider asked for.
     */
    record NoAnswer(Option<Duration> retryAfter) implements RefreshResult {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.noAnswer().apply(this);
        }
    }

    /** Maps each result. */
    <T> T match(Cases<T> cases);

    /** One function for each result. */
    record Cases<T>(
            Function<Renewed, T> renewed,
            Function<Refused, T> refused,
            Function<Misconfigured, T> misconfigured,
            Function<NotSent, T> notSent,
            Function<NoAnswer, T> noAnswer) {}
}
