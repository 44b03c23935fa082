package dev.tenure.port.issuer;

import dev.tenure.token.Secret;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.function.Function;

/** What the other side made of a refresh token, as far as can be told. Only a clear refusal of it is the end of it. */
public sealed interface RefreshResult {
    /**
     * The next credential.
     *
     * @param refresh the next refresh token; none if the one that was sent goes on (RFC 6749 section 6)
     * @param expiresIn the access token's lifetime; none if it was not said
     */
    record Renewed(Secret access, Option<Secret> refresh, Option<Duration> expiresIn) implements RefreshResult {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.renewed().apply(this);
        }
    }

    /** The token is no good, and never will be; {@code error} as the other side named it. */
    record Refused(String error) implements RefreshResult {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.refused().apply(this);
        }
    }

    /** Our own set-up is no good, and the token was not looked at; {@code error} as the other side named it. */
    record Misconfigured(String error) implements RefreshResult {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.misconfigured().apply(this);
        }
    }

    /** The request surely never left. */
    record NotSent() implements RefreshResult {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.notSent().apply(this);
        }
    }

    /** Nothing clear came back: the token may have been used. {@code retryAfter} as far as the other side asked for it. */
    record NoAnswer(Option<Duration> retryAfter) implements RefreshResult {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.noAnswer().apply(this);
        }
    }

    /** One result for each. */
    <T> T match(Cases<T> cases);

    /** A result for each. */
    record Cases<T>(
            Function<Renewed, T> renewed,
            Function<Refused, T> refused,
            Function<Misconfigured, T> misconfigured,
            Function<NotSent, T> notSent,
            Function<NoAnswer, T> noAnswer) {}
}
