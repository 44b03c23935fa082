package dev.tenure.host.app;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.tenure.connection.ConnectionId;
import dev.tenure.host.http.HostError;
import dev.tenure.host.http.RefusalException;
import dev.tenure.token.BoundedText;
import dev.tenure.token.Secret;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The app's endpoints. No response contains a token that the app keeps. */
@RestController
@RequestMapping("/app/connections")
final class ConnectionController {
    private final ConnectionService connections;

    ConnectionController(ConnectionService connections) {
        this.connections = connections;
    }

    @PostMapping
    Opened open(@RequestBody OpenRequest request) {
        var opened =
                connections.open(request.profile().name(), request.reference().text());
        return Opened.of(opened.id(), opened.redirect());
    }

    @PostMapping("/by-app")
    ConnectionBody openByApp(@RequestBody OpenRequest request) {
        return ConnectionBody.of(connections.openByApp(
                request.profile().name(), request.reference().text()));
    }

    @GetMapping("/{id}")
    ConnectionBody find(@PathVariable String id) {
        return ConnectionBody.of(connections.find(idOf(id)));
    }

    @PostMapping("/{id}/authorized")
    ConnectionBody authorized(@PathVariable String id, @RequestBody AuthorizationResult result) {
        return ConnectionBody.of(connections.authorized(idOf(id), result));
    }

    @PostMapping("/{id}/call")
    ResponseEntity<CallResult> call(@PathVariable String id) {
        var result = connections.call(idOf(id));
        return ResponseEntity.status(result.isOk() ? HttpStatus.OK : HttpStatus.BAD_GATEWAY)
                .body(new CallResult(result.status(), result.answer()));
    }

    @PostMapping("/{id}/update")
    Opened update(@PathVariable String id) {
        return Opened.of(idOf(id), connections.redirectToUpdate(idOf(id)));
    }

    @PostMapping("/{id}/updated")
    ConnectionBody updated(@PathVariable String id) {
        return ConnectionBody.of(connections.updated(idOf(id)));
    }

    @PostMapping("/{id}/rotate")
    ConnectionBody rotate(@PathVariable String id) {
        return ConnectionBody.of(connections.rotate(idOf(id)));
    }

    @PostMapping("/{id}/close")
    ConnectionBody close(@PathVariable String id) {
        return ConnectionBody.of(connections.close(idOf(id)));
    }

    @PostMapping("/{id}/resume")
    ConnectionBody resume(@PathVariable String id) {
        return ConnectionBody.of(connections.resume(idOf(id)));
    }

    @ExceptionHandler
    ResponseEntity<RetryLater> retryLater(RetryLaterException later) {
        return ResponseEntity.accepted()
                .header(HttpHeaders.RETRY_AFTER, Long.toString(later.seconds()))
                .body(new RetryLater(later.seconds()));
    }

    private static ConnectionId idOf(String id) {
        return ConnectionId.parse(id).getOrElseThrow(AppError.UNKNOWN_CONNECTION::refusal);
    }

    record OpenRequest(ProfileName profile, Reference reference) {}

    /** The name of one of the app's profiles. */
    record ProfileName(String name) {
        private static final Set<String> KNOWN = HashSet.of("stitch", "plaid", "pleo", "oauth");

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        ProfileName {
            if (!KNOWN.contains(name)) throw new IllegalArgumentException("not a profile of the app");
        }
    }

    /** The app's own reference for a connection. */
    record Reference(String text) {
        private static final int LONGEST = 512;

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        Reference {
            BoundedText.check("reference", text, LONGEST);
        }
    }

    /** The code or the public token that a user came back with; the profile decides which of them is required. */
    record AuthorizationResult(Optional<Secret> code, Optional<Secret> publicToken) {
        Secret orMissing(Optional<Secret> field, String name) {
            return field.filter(secret -> !secret.reveal().isBlank())
                    .orElseThrow(() -> RefusalException.because(HostError.MISSING_FIELDS, name));
        }
    }

    record Opened(String connectionId, URI authorizeAt, @Nullable String linkToken, @Nullable String scope) {
        static Opened of(ConnectionId id, UserRedirect redirect) {
            return new Opened(id.text(), redirect.authorizeAt(), redirect.linkToken(), redirect.scope());
        }
    }

    record CallResult(int status, JsonNode answer) {}

    record RetryLater(long retryAfter) {}
}
