package dev.tenure.host.oauth;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.PlainClientSecret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import dev.tenure.host.http.BoundedBody;
import dev.tenure.host.http.Clients;
import dev.tenure.token.ClientId;
import dev.tenure.token.Secret;
import io.vavr.control.Option;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * Reads the forms of the OAuth endpoints, within their limit and without repeated parameters, and authenticates their
 * client by {@code client_secret_basic} or {@code client_secret_post} (RFC 6749 section 2.3.1). A public client names
 * itself by its {@code client_id} (section 3.2.1).
 */
@Component
final class OAuthFormReader {
    private static final Pattern CUT_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    /** An address that Nimbus requires of a message and does not use. */
    private static final URI HERE = URI.create("http://localhost/connect");

    private final Clients clients;

    OAuthFormReader(Clients clients) {
        this.clients = clients;
    }

    /** Reads the form of a client that authenticates itself. */
    OAuthForm read(HttpServletRequest request) throws IOException {
        var form = readOfAnyClient(request);
        if (form.isPublic()) throw OAuthFormError.WRONG_CLIENT.refusal();
        return form;
    }

    /** Reads the form of any client, public ones included. */
    OAuthForm readOfAnyClient(HttpServletRequest request) throws IOException {
        if (!request.getMethod().equals("POST")) throw OAuthFormError.WRONG_METHOD.refusal();
        if (!isForm(request)) throw OAuthFormError.WRONG_CONTENT.refusal();
        var sent = new HTTPRequest(HTTPRequest.Method.POST, HERE);
        sent.setBody(bodyOf(request));
        var parameters = parametersOf(sent);
        authorizationOf(request).forEach(sent::setAuthorization);
        return authenticated(sent, parameters)
                .map(client -> new OAuthForm(client, false, sent, parameters))
                .orElse(() ->
                        publicClient(sent, parameters).map(client -> new OAuthForm(client, true, sent, parameters)))
                .getOrElseThrow(() -> OAuthFormError.WRONG_CLIENT.refusal());
    }

    private static Map<String, List<String>> parametersOf(HTTPRequest sent) {
        try {
            sent.setContentType(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
            var parameters = sent.getBodyAsFormParameters();
            if (parameters.values().stream().anyMatch(values -> values.size() > 1))
                throw OAuthFormError.REPEATED.refusal();
            return parameters;
        } catch (ParseException noForm) {
            throw OAuthFormError.MALFORMED.refusal();
        }
    }

    private static boolean isForm(HttpServletRequest request) {
        try {
            return MediaType.APPLICATION_FORM_URLENCODED.includes(MediaType.parseMediaType(request.getContentType()));
        } catch (InvalidMediaTypeException noType) {
            return false;
        }
    }

    private static String bodyOf(HttpServletRequest request) throws IOException {
        var bytes = BoundedBody.read(request.getInputStream()).getOrElseThrow(OAuthFormError.TOO_LONG::refusal);
        var body = new String(bytes, StandardCharsets.UTF_8);
        if (CUT_ESCAPE.matcher(body).find()) throw OAuthFormError.MALFORMED.refusal();
        return body;
    }

    private static Option<String> authorizationOf(HttpServletRequest request) {
        var headers = Collections.list(request.getHeaders("Authorization"));
        if (headers.size() > 1) throw OAuthFormError.TWO_PROOFS.refusal();
        return Option.ofOptional(headers.stream().findFirst());
    }

    private Option<ClientId> authenticated(HTTPRequest sent, Map<String, List<String>> parameters) {
        if (sent.getAuthorization() != null && parameters.containsKey("client_secret"))
            throw OAuthFormError.TWO_PROOFS.refusal();
        return Option.of(clientSecretIn(sent))
                .flatMap(secret -> clients.authenticate(
                        secret.getClientID().getValue(),
                        Secret.of(secret.getClientSecret().getValue())));
    }

    /** The public client that the form names, if it makes no attempt to authenticate. */
    private Option<ClientId> publicClient(HTTPRequest sent, Map<String, List<String>> parameters) {
        return Option.of(parameters.get("client_id"))
                .filter(named -> sent.getAuthorization() == null
                        && !parameters.containsKey("client_secret")
                        && !parameters.containsKey("client_assertion"))
                .flatMap(named -> clients.publicClient(named.get(0)));
    }

    private static @Nullable PlainClientSecret clientSecretIn(HTTPRequest sent) {
        try {
            return ClientAuthentication.parse(sent) instanceof PlainClientSecret secret ? secret : null;
        } catch (ParseException unfit) {
            return null;
        }
    }
}
