package dev.tenure.host.http;

import dev.tenure.token.ClientId;
import dev.tenure.token.Secret;
import io.vavr.collection.Array;
import io.vavr.control.Option;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.util.Optional;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads every request body within its limit. Where a controller takes a {@code ClientId}, it authenticates the client
 * by id and secret, from the body or the headers; a public client has an id only.
 */
@RestControllerAdvice
final class ClientRequestAdvice extends RequestBodyAdviceAdapter {
    private static final String CLIENT = "client";

    private final Clients clients;
    private final JsonMapper json;

    ClientRequestAdvice(Clients clients, JsonMapper json) {
        this.clients = clients;
        this.json = json;
    }

    @Override
    public boolean supports(MethodParameter body, Type type, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public HttpInputMessage beforeBodyRead(
            HttpInputMessage sent, MethodParameter body, Type type, Class<? extends HttpMessageConverter<?>> converter)
            throws IOException {
        var bytes = BoundedBody.read(sent.getBody())
                .getOrElseThrow(() -> RefusalException.because(HostError.BODY_TOO_LONG));
        var keys = Option.of(json.readValue(bytes, Keys.class))
                .getOrElseThrow(() -> RefusalException.because(HostError.INVALID_BODY));
        if (Array.of(body.getExecutable().getParameterTypes()).contains(ClientId.class))
            RequestContextHolder.currentRequestAttributes()
                    .setAttribute(CLIENT, callerOf(keys, sent.getHeaders(), body), RequestAttributes.SCOPE_REQUEST);
        return new Taken(new ByteArrayInputStream(bytes), sent.getHeaders());
    }

    private ClientId callerOf(Keys keys, HttpHeaders headers, MethodParameter body) {
        var id = keys.clientId().or(() -> Optional.ofNullable(headers.getFirst("PLAID-CLIENT-ID")));
        var secret = keys.secret()
                .or(() -> Optional.ofNullable(headers.getFirst("PLAID-SECRET")).map(Secret::of));
        return Option.ofOptional(id)
                .flatMap(name -> Option.ofOptional(secret)
                        .fold(() -> publicClient(name, body), given -> clients.authenticate(name, given)))
                .getOrElseThrow(() -> RefusalException.because(HostError.INVALID_API_KEYS));
    }

    private Option<ClientId> publicClient(String name, MethodParameter body) {
        return clients.publicClient(name).filter(client -> body.hasMethodAnnotation(TakesPublicClients.class));
    }

    private record Keys(Optional<String> clientId, Optional<Secret> secret) {}

    private record Taken(InputStream body, HttpHeaders headers) implements HttpInputMessage {
        @Override
        public InputStream getBody() {
            return body;
        }

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }
    }
}
