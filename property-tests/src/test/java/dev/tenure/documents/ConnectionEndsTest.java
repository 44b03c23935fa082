package dev.tenure.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.connection.Connection;
import dev.tenure.connection.ConnectionId;
import dev.tenure.connection.ConnectionState;
import dev.tenure.connection.WebhookSignal;
import dev.tenure.contract.report.Shows;
import dev.tenure.inmemory.InMemoryStore;
import dev.tenure.port.issuer.ApiError;
import dev.tenure.port.issuer.RefreshResult;
import dev.tenure.profile.Stitch;
import dev.tenure.service.Connections;
import dev.tenure.service.TokenResponse;
import dev.tenure.stories.fixture.ConnectedApp;
import dev.tenure.time.Cause;
import dev.tenure.token.Purpose;
import dev.tenure.token.Secret;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import java.time.Duration;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** The guide's table of what ends a connection holds, row by row. */
@Shows("G6")
class ConnectionEndsTest {
    private static final Duration LIFETIME = Duration.ofHours(1);

    private static final Map<String, Ending> ENDINGS = LinkedHashMap.<String, Ending>of(
            "the issuer refuses exactly the refresh token that is held",
                    Ending.of((app, id) -> {
                        app.provider().next(token -> new RefreshResult.Refused("invalid_grant"));
                        app.clock().advance(ConnectedApp.LIFETIME);
                        app.credential(id);
                    }),
            "the provider no longer has the login", Ending.of((app, id) -> reported(app, id, new ApiError.LoginGone())),
            "an access token without a refresh token reaches its stated end",
                    Ending.withoutRefresh((app, id) -> app.clock().advance(LIFETIME)),
            "its issuer says that an access token without a refresh token is dead",
                    Ending.withoutRefresh((app, id) -> reported(app, id, new ApiError.AccessEnded())),
            "the user revoked the permission, and the API then refuses the token",
                    Ending.revoked((app, id) -> reported(app, id, new ApiError.AccessRefused())),
            "the user revoked the permission, and the login is gone",
                    Ending.revoked((app, id) -> reported(app, id, new ApiError.LoginGone())),
            "the user revoked the permission, and update mode does not open",
                    Ending.revoked((app, id) -> app.connections().updateImpossible(id)),
            "you close it", Ending.of((app, id) -> app.connections().close(id)));

    @Test
    void eachRowEndsAConnectionAsItSays() {
        var rows = rows();
        assertThat(rows.map(Row::event)).containsExactlyElementsOf(ENDINGS.keySet());
        for (var row : rows) {
            var ended = ENDINGS.get(row.event()).get().happened();
            assertThat(new Row(row.event(), ended.state(), causeOf(ended))).isEqualTo(row);
        }
    }

    private static List<Row> rows() {
        return List.of(Tree.text(Tree.file("docs/guide/connections.md")).split("\n"))
                .dropUntil(line -> line.startsWith("| what happens |"))
                .drop(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> line.replace("`", "").split("\\|"))
                .map(cells -> new Row(
                        cells[1].strip(), ConnectionState.valueOf(cells[2].strip()), Cause.valueOf(cells[3].strip())));
    }

    private static Cause causeOf(Connection ended) {
        return ended.match(new Connection.Cases<>(
                awaiting -> alive(ended),
                connected -> alive(ended),
                needsUpdate -> alive(ended),
                refreshing -> alive(ended),
                inDoubt -> alive(ended),
                unauthenticated -> unauthenticated.cause(),
                closed -> closed.end().cause()));
    }

    private static Cause alive(Connection connection) {
        throw new AssertionError("it lives on: " + connection.state());
    }

    private static void reported(ConnectedApp app, ConnectionId id, ApiError error) {
        var credential = app.connections().credentialFor(id, Purpose.MANAGEMENT);
        app.connections().callFailed(credential.get(), error);
    }

    private record Row(String event, ConnectionState state, Cause cause) {}

    /** A connection, and what happens to it. */
    private record Ending(boolean hasRefresh, boolean isRevoked, BiConsumer<ConnectedApp, ConnectionId> event) {
        static Ending of(BiConsumer<ConnectedApp, ConnectionId> event) {
            return new Ending(true, false, event);
        }

        static Ending withoutRefresh(BiConsumer<ConnectedApp, ConnectionId> event) {
            return new Ending(false, false, event);
        }

        static Ending revoked(BiConsumer<ConnectedApp, ConnectionId> event) {
            return new Ending(true, true, event);
        }

        Connection happened() {
            var app = ConnectedApp.over(new InMemoryStore());
            var id = app.connected(Stitch.STITCH);
            if (!hasRefresh) withoutRefresh(app.connections(), id, app);
            if (isRevoked) app.connections().webhookReceived(id, new WebhookSignal.PermissionRevoked());
            event.accept(app, id);
            return app.state(id);
        }

        private static void withoutRefresh(Connections connections, ConnectionId id, ConnectedApp app) {
            var response = TokenResponse.of(Secret.of("lasting"), app.clock().instant())
                    .expiringIn(LIFETIME);
            connections.completeAuthorization(id, response).get();
        }
    }
}
