package dev.tenure.host.http;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.HandlerMapping;

/** Logs the requests that were refused or failed, by their id and endpoint. Nothing that was sent is logged. */
public final class RequestLog {
    private static final Logger LOG = LoggerFactory.getLogger(RequestLog.class);

    private RequestLog() {}

    /** Logs a refusal. */
    public static void refused(RefusalException refusal, HttpServletRequest request) {
        LOG.info("{} {}: {}", RequestIdAdvice.idOf(request), endpointOf(request), refusal.getMessage());
    }

    /** Logs a failure that should not have happened. */
    public static void failed(Exception failure, HttpServletRequest request) {
        LOG.error("{} {} failed", RequestIdAdvice.idOf(request), endpointOf(request), failure);
    }

    /** The endpoint's pattern and not the address, which may contain a token. */
    private static @Nullable Object endpointOf(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    }
}
