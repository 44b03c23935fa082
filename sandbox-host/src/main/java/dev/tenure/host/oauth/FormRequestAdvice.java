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
 * Takes every form in: no longer than it may be, with one meaning, and only with the id and the secret of a client, by
 * {@code client_secret_basic} or by {@code client_secret_post} (RFC 6749 section 2.3.1).
 */
@Component
final class FormRequestAdvice {
    private static final Pattern CUT_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    /** Nimbus wants to know where a message was sent to, and makes nothing of it. */
    private static final URI HERE = URI.create("http://localhost/connect");

    private final Clients clients;

    FormRequestAdvice(Clients clients) {
        this.clients = clients;
    }

    Form receive(HttpServletRequest request) throws IOException {
        if (!request.getMethod().equals("POST")) throw FormFault.WRONG_METHOD.refusal();
        if (!isForm(request)) throw FormFault.WRONG_CONTENT.refusal();
        var sent = new HTTPRequest(HTTPRequest.Method.POST, HERE);
        sent.setBody(bodyOf(request));
        var parameters = parametersOf(sent);
        authorizationOf(request).forEach(sent::setAuthorization);
        return new Form(callerOf(sent, parameters), sent, parameters);
    }

    private static Map<String, List<String>> parametersOf(HTTPRequest sent) {
        try {
            sent.setContentType(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
            var parameters = sent.getBodyAsFormParameters();
            if (parameters.values().stream().anyMatch(values -> values.size() > 1)) throw FormFault.REPEATED.refusal();
            return parameters;
        } catch (ParseException noForm) {
            throw FormFault.MALFORMED.refusal();
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
        var bytes = BoundedBody.read(request.getInputStream()).getOrElseThrow(FormFault.TOO_LONG::refusal);
        var body = new String(bytes, StandardCharsets.UTF_8);
        if (CUT_ESCAPE.matcher(body).find()) throw FormFault.MALFORMED.refusal();
        return body;
    }

    private static Option<String> authorizationOf(HttpServletRequest request) {
        var headers = Collections.list(request.getHeaders("Authorization"));
        if (headers.size() > 1) throw FormFault.TWO_PROOFS.refusal();
        return Option.ofOptional(headers.stream().findFirst());
    }

    private ClientId callerOf(HTTPRequest sent, Map<String, List<String>> parameters) {
        if (sent.getAuthorization() != null && parameters.containsKey("client_secret"))
            throw FormFault.TWO_PROOFS.refusal();
        return Option.of(proofIn(sent))
                .flatMap(proof -> clients.provenBy(
                        proof.getClientID().getValue(),
                        Secret.of(proof.getClientSecret().getValue())))
                .getOrElseThrow(() -> FormFault.WRONG_CLIENT.refusal());
    }

    private static @Nullable PlainClientSecret proofIn(HTTPRequest sent) {
        try {
            return ClientAuthentication.parse(sent) instanceof PlainClientSecret secret ? secret : null;
        } catch (ParseException unfit) {
            return null;
        }
    }
}
