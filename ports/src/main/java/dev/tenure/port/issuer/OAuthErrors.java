package dev.tenure.port.issuer;

import dev.tenure.port.issuer.RefreshResult.NoAnswer;
import dev.tenure.port.issuer.RefreshResult.NotSent;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import io.vavr.collection.Stream;
import io.vavr.control.Option;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLHandshakeException;

/** The classification of calls that failed without a response, and of a protected resource's errors. */
public final class OAuthErrors {
    private static final int UNAUTHORIZED = 401;

    private static final Set<Class<? extends Exception>> BEFORE_SENDING = HashSet.of(
            ConnectException.class,
            NoRouteToHostException.class,
            UnknownHostException.class,
            UnresolvedAddressException.class,
            SSLHandshakeException.class);

    /** By its name, as {@code java.net.http} is a module of its own that a host need not have. */
    private static final String CONNECT_TIMEOUT = "java.net.http.HttpConnectTimeoutException";

    private OAuthErrors() {}

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
