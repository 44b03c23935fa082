package dev.tenure.port.issuer;

import dev.tenure.port.issuer.RefreshResult.Misconfigured;
import dev.tenure.port.issuer.RefreshResult.NoAnswer;
import dev.tenure.port.issuer.RefreshResult.NotSent;
import dev.tenure.port.issuer.RefreshResult.Refused;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import io.vavr.collection.Stream;
import io.vavr.control.Option;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import javax.net.ssl.SSLHandshakeException;

/**
 * The classification of a token endpoint's failures (RFC 6749 section 5.2): a refused token, a refused configuration,
 * and no clear answer, which covers every doubt.
 */
public final class OAuthErrors {
    private static final int REDIRECTIONS = 300;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_EARLY = 425;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERRORS = 500;

    private static final Set<Integer> TRANSIENT = HashSet.of(REQUEST_TIMEOUT, TOO_EARLY, TOO_MANY_REQUESTS);
    private static final Set<String> INVALID_TOKEN = HashSet.of("invalid_grant", "invalid_token");
    private static final Set<String> NO_VERDICT = HashSet.of("server_error", "temporarily_unavailable", "slow_down");

    private static final Set<Class<? extends Exception>> BEFORE_SENDING = HashSet.of(
            ConnectException.class,
            NoRouteToHostException.class,
            UnknownHostException.class,
            UnresolvedAddressException.class,
            SSLHandshakeException.class);

    /** By its name, as {@code java.net.http} is a module of its own that a host need not have. */
    private static final String CONNECT_TIMEOUT = "java.net.http.HttpConnectTimeoutException";

    private OAuthErrors() {}

    /**
     * Classifies a response without tokens. One of success without tokens is no clear answer.
     *
     * @param error the {@code error} of the body, if it has one
     * @param retryAfter the value of {@code Retry-After}, if there is one
     */
    public static RefreshResult classify(int status, Option<String> error, Option<Duration> retryAfter) {
        if (status >= SERVER_ERRORS || TRANSIENT.contains(status) || error.exists(NO_VERDICT::contains))
            return new NoAnswer(retryAfter);
        if (status >= BAD_REQUEST && error.exists(INVALID_TOKEN::contains)) return new Refused(error.get());
        return status >= REDIRECTIONS
                ? new Misconfigured(error.getOrElse(() -> Integer.toString(status)))
                : new NoAnswer(retryAfter);
    }

    /** Classifies a failed call: not sent if no connection was established, else no clear answer. */
    public static RefreshResult classify(Exception failure) {
        var causes = Stream.<Throwable>iterate(failure, Throwable::getCause)
                .takeUntil(cause -> cause == null)
                .take(10);
        return causes.exists(OAuthErrors::isBeforeSending) ? new NotSent() : new NoAnswer(Option.none());
    }

    private static boolean isBeforeSending(Throwable cause) {
        return BEFORE_SENDING.exists(type -> type.isInstance(cause))
                || cause.getClass().getName().equals(CONNECT_TIMEOUT);
    }

    /** Classifies a protected resource's error by its meaning for the access token (RFC 6750 section 3.1). */
    public static ApiError apiError(int status, Option<String> error) {
        return status == UNAUTHORIZED || error.contains("invalid_token")
                ? new ApiError.AccessRefused()
                : new ApiError.Unrelated();
    }
}
