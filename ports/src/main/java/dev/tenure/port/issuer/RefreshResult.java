package dev.tenure.port.issuer;

import static java.util.Objects.requireNonNull;

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
     * @param refreshExpiresIn the refresh token's lifetime; none if unstated
     */
    record Renewed(Secret access, Option<Secret> refresh, Option<Duration> expiresIn, Option<Duration> refreshExpiresIn)
            implements RefreshResult {
        /** Refuses null. */
        public Renewed {
            requireNonNull(access, "the access token of a renewal is null");
            requireNonNull(refresh, "the refresh token of a renewal is null, not none");
            requireNonNull(expiresIn, "the access token's lifetime of a renewal is null, not none");
            requireNonNull(refreshExpiresIn, "the refresh token's lifetime of a renewal is null, not none");
        }

        /** The next credential, without a lifetime of its refresh token. */
        public Renewed(Secret access, Option<Secret> refresh, Option<Duration> expiresIn) {
            this(access, refresh, expiresIn, Option.none());
        }

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.renewed().apply(this);
        }
    }

    /** The token is invalid for good; {@code error} is the provider's own code. */
    record Refused(String error) implements RefreshResult {
        /** Refuses null. */
        public Refused {
            requireNonNull(error, "the error of a refusal is null");
        }

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.refused().apply(this);
        }
    }

    /**
     * The provider wants the user first, and the token stays valid meanwhile; {@code error} is the provider's own code.
     */
    record UpdateRequired(String error) implements RefreshResult {
        /** Refuses null. */
        public UpdateRequired {
            requireNonNull(error, "the error of a required update is null");
        }

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.updateRequired().apply(this);
        }
    }

    /**
     * The host's configuration is invalid, and the token was not examined; {@code error} is the provider's own code.
     */
    record Misconfigured(String error) implements RefreshResult {
        /** Refuses null. */
        public Misconfigured {
            requireNonNull(error, "the error of a misconfiguration is null");
        }

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.misconfigured().apply(this);
        }
    }

    /**
     * The provider takes no more requests for now, and the token was not examined. {@code retryAfter} is the pause that
     * it asked for.
     */
    record RateLimited(Option<Duration> retryAfter) implements RefreshResult {
        /** Refuses null. */
        public RateLimited {
            requireNonNull(retryAfter, "the pause of a rate limit is null, not none");
        }

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.rateLimited().apply(this);
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
        /** Refuses null. */
        public NoAnswer {
            requireNonNull(retryAfter, "the pause after no answer is null, not none");
        }

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
            Function<UpdateRequired, T> updateRequired,
            Function<Misconfigured, T> misconfigured,
            Function<RateLimited, T> rateLimited,
            Function<NotSent, T> notSent,
            Function<NoAnswer, T> noAnswer) {
        /** Refuses null. */
        public Cases {
            requireNonNull(renewed, "the case of a renewal is null");
            requireNonNull(refused, "the case of a refusal is null");
            requireNonNull(updateRequired, "the case of a required update is null");
            requireNonNull(misconfigured, "the case of a misconfiguration is null");
            requireNonNull(rateLimited, "the case of a rate limit is null");
            requireNonNull(notSent, "the case of a request that was not sent is null");
            requireNonNull(noAnswer, "the case of no answer is null");
        }
    }
}
