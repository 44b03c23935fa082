package dev.tenure.host.app;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.tenure.connection.ConnectionId;
import dev.tenure.host.http.Fault;
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

/** The app as its user sees it; no answer bears a token that the app keeps. */
@RestController
@RequestMapping("/app/connections")
final class ConnectionController {
    private final ConnectionService connections;

    ConnectionController(ConnectionService connections) {
        this.connections = connections;
    }

    @PostMapping
    Opened open(@RequestBody Opening request) {
        var opened =
                connections.open(request.profile().name(), request.reference().text());
        return Opened.of(opened.id(), opened.route());
    }

    @GetMapping("/{id}")
    ConnectionBody find(@PathVariable String id) {
        return ConnectionBody.of(connections.find(named(id)));
    }

    @PostMapping("/{id}/authorized")
    ConnectionBody authorized(@PathVariable String id, @RequestBody Handed handed) {
        return ConnectionBody.of(connections.authorized(named(id), handed));
    }

    @PostMapping("/{id}/call")
    ResponseEntity<Called> call(@PathVariable String id) {
        var said = connections.call(named(id));
        return ResponseEntity.status(said.isGood() ? HttpStatus.OK : HttpStatus.BAD_GATEWAY)
                .body(new Called(said.status(), said.answer()));
    }

    @PostMapping("/{id}/update")
    Opened update(@PathVariable String id) {
        return Opened.of(named(id), connections.routeToUpdate(named(id)));
    }

    @PostMapping("/{id}/updated")
    ConnectionBody updated(@PathVariable String id) {
        return ConnectionBody.of(connections.updated(named(id)));
    }

    @PostMapping("/{id}/rotate")
    ConnectionBody rotate(@PathVariable String id) {
        return ConnectionBody.of(connections.rotate(named(id)));
    }

    @PostMapping("/{id}/close")
    ConnectionBody close(@PathVariable String id) {
        return ConnectionBody.of(connections.close(named(id)));
    }

    @PostMapping("/{id}/retry")
    ConnectionBody retry(@PathVariable String id) {
        return ConnectionBody.of(connections.retry(named(id)));
    }

    @PostMapping("/{id}/resume")
    ConnectionBody resume(@PathVariable String id) {
        return ConnectionBody.of(connections.resume(named(id)));
    }

    @ExceptionHandler
    ResponseEntity<Later> notNow(NotNow later) {
        return ResponseEntity.accepted()
                .header(HttpHeaders.RETRY_AFTER, Long.toString(later.seconds()))
                .body(new Later(later.seconds()));
    }

    private static ConnectionId named(String id) {
        return ConnectionId.parse(id).getOrElseThrow(AppFault.UNKNOWN_CONNECTION::refusal);
    }

    record Opening(ProfileName profile, Reference reference) {}

    /** One of the profiles that the app has. */
    record ProfileName(String name) {
        private static final Set<String> KNOWN = HashSet.of("stitch", "plaid", "pleo");

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        ProfileName {
            if (!KNOWN.contains(name)) throw new IllegalArgumentException("no profile of the app");
        }
    }

    /** The app's own word for a connection. */
    record Reference(String text) {
        private static final int LONGEST = 512;

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        Reference {
            BoundedText.check("reference", text, LONGEST);
        }
    }

    /** What a user came back with; which of them it is to be, the profile says. */
    record Handed(Optional<Secret> code, Optional<Secret> publicToken) {
        Secret orMissing(Optional<Secret> field, String name) {
            return field.filter(secret -> !secret.reveal().isBlank())
                    .orElseThrow(() -> RefusalException.because(Fault.MISSING_FIELDS, name));
        }
    }

    record Opened(String connectionId, URI authorizeAt, @Nullable String linkToken, @Nullable String scope) {
        static Opened of(ConnectionId id, Route route) {
            return new Opened(id.text(), route.authorizeAt(), route.linkToken(), route.scope());
        }
    }

    record Called(int status, JsonNode answer) {}

    record Later(long retryAfter) {}
}
