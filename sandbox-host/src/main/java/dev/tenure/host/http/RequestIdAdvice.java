package dev.tenure.host.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.servlet.ServletRequest;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/** Adds the request's id to every JSON response of the host; the actuator's stay as they are. */
@RestControllerAdvice("dev.tenure.host")
final class RequestIdAdvice implements ResponseBodyAdvice<Object> {
    private static final String ID = RequestIdAdvice.class.getName();

    @Override
    public boolean supports(MethodParameter method, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter method,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        return body != null && request instanceof ServletServerHttpRequest served
                ? new Reply(body, idOf(served.getServletRequest()))
                : body;
    }

    /** The request's id, in the response and in the log. */
    static String idOf(ServletRequest request) {
        if (request.getAttribute(ID) instanceof String known) return known;
        var fresh = Long.toUnsignedString(ThreadLocalRandom.current().nextLong(), Character.MAX_RADIX);
        request.setAttribute(ID, fresh);
        return fresh;
    }

    private record Reply(@JsonUnwrapped Object content, String requestId) {}
}
