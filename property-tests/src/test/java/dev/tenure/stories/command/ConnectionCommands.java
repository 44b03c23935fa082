package dev.tenure.stories.command;

import dev.tenure.connection.ConnectionId;
import dev.tenure.connection.RemoteStatus;
import dev.tenure.connection.WebhookSignal;
import dev.tenure.port.issuer.ApiError;
import dev.tenure.profile.Plaid;
import dev.tenure.profile.Profile;
import dev.tenure.profile.Stitch;
import dev.tenure.stories.fixture.ConnectedApp;
import dev.tenure.stories.fixture.World;
import dev.tenure.time.UpdateCause;
import dev.tenure.token.Secret;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;

/** The commands about connections, and those of the schedulers. */
final class ConnectionCommands {
    private ConnectionCommands() {}

    static Seq<Command> all() {
        return List.of(connections(), housekeeping()).flatMap(commands -> commands);
    }

    private static Seq<Command> connections() {
        return List.of(
                Command.of(
                        "Connections.open",
                        (world, app) -> () -> app.connections().open(ConnectedApp.request(Stitch.STITCH))),
                Command.of("Connections.connected", (world, app) -> {
                    var id = app.opened(Stitch.STITCH);
                    var response = app.provider().authorized();
                    return () -> app.connections().completeAuthorization(id, response);
                }),
                Command.of("Connections.switchAccount", (world, app) -> {
                    var id = app.connected(Stitch.STITCH);
                    var response = app.provider().authorized();
                    return () -> app.connections().switchAccount(id, response);
                }),
                Command.of("Connections.authorizeByApp", (world, app) -> {
                    var id = app.connectedByApp(Stitch.STITCH);
                    return () -> app.connections().authorizeByApp(id);
                }),
                Command.of("Connections.linkSucceeded", (world, app) -> {
                    var id = app.opened(Plaid.PLAID);
                    var now = app.clock().instant();
                    return () -> app.connections().linkSucceeded(id, Secret.of("public-sandbox"), now);
                }),
                connection("Connections.credentialFor, as it is", Stitch.STITCH, ConnectedApp::credential),
                Command.inSteps("Connections.credentialFor, renewed", (world, app) -> {
                    var id = app.connected(Stitch.STITCH);
                    app.clock().advance(ConnectedApp.LIFETIME);
                    return () -> app.credential(id);
                }),
                Command.inSteps("Connections.renewDue, one is due", (world, app) -> {
                    app.clock().advance(ConnectedApp.LIFETIME);
                    app.tenure().sweeper().sweep(99);
                    app.connections().renewDue(99);
                    app.connectedQuietly(Stitch.STITCH);
                    return () -> app.connections().renewDue(1);
                }),
                Command.of("Connections.callSucceeded", (world, app) -> {
                    var id = app.connected(Stitch.STITCH);
                    app.clock().advance(ConnectedApp.LIFETIME);
                    var renewed = app.credential(id).get();
                    return () -> app.connections().callSucceeded(renewed);
                }),
                Command.of("Connections.report", (world, app) -> {
                    var credential =
                            app.credential(app.connected(Stitch.STITCH)).get();
                    return () -> app.connections().callFailed(credential, new ApiError.AccessRefused());
                }),
                connection("Connections.heard", Plaid.PLAID, (app, id) -> app.connections()
                        .webhookReceived(id, new WebhookSignal.UpdateRequired(UpdateCause.LOGIN_REQUIRED))),
                Command.of("Connections.observed", (world, app) -> {
                    var id = app.connected(Plaid.PLAID);
                    app.connections()
                            .webhookReceived(id, new WebhookSignal.UpdateRequired(UpdateCause.LOGIN_REQUIRED))
                            .get();
                    var asked = app.polled().get(app.polled().size() - 1).healthVersion();
                    return () -> app.connections().statusPolled(id, new RemoteStatus(asked, Option.none()));
                }),
                Command.inSteps("Connections.reencrypt of one", (world, app) -> {
                    while (app.underTheSecondKey().reencrypt(9).done() > 0) {
                        // until those of before are done
                    }
                    app.connected(Stitch.STITCH);
                    return () -> app.underTheSecondKey().reencrypt(1);
                }),
                Command.of("Connections.close, nothing is left", (world, app) -> {
                    var id = app.opened(Stitch.STITCH);
                    return () -> app.connections().close(id);
                }),
                Command.inSteps("Connections.close, given back", (world, app) -> {
                    var id = app.connected(Stitch.STITCH);
                    return () -> app.connections().close(id);
                }));
    }

    private static Seq<Command> housekeeping() {
        return List.of(
                Command.inSteps("Sweeper.sweep, two are due", (world, app) -> {
                    swept(world);
                    for (var i = 0; i < 2; i++) world.linked();
                    world.clock().advance(Duration.ofDays(1));
                    return () -> world.tenure().sweeper().sweep(9);
                }),
                Command.inSteps("Sweeper.purge, two Links are over", (world, app) -> {
                    swept(world);
                    for (var i = 0; i < 2; i++) world.link();
                    told(world, app);
                    world.clock().advance(Duration.ofDays(1));
                    return () -> world.tenure().sweeper().purge(9);
                }),
                Command.inSteps("Relay.deliver, two notices", (world, app) -> {
                    told(world, app);
                    for (var i = 0; i < 2; i++) world.link();
                    return () -> world.tenure().relay(app.told()).deliver(9);
                }));
    }

    private static void told(World world, ConnectedApp app) {
        while (world.tenure().relay(app.told()).deliver(99).more()) {
            // until nothing waits
        }
    }

    private static void swept(World world) {
        var sweeper = world.tenure().sweeper();
        var first = sweeper.sweep(99);
        if (first.isLeft()) sweeper.confirm(first.getLeft());
        while (sweeper.sweep(99).get().more()) {
            // until nothing is due
        }
    }

    private static Command connection(String name, Profile profile, OnConnection asked) {
        return Command.of(name, (world, app) -> {
            var id = app.connected(profile);
            return () -> asked.of(app, id);
        });
    }

    @FunctionalInterface
    private interface OnConnection {
        Object of(ConnectedApp app, ConnectionId id);
    }
}
