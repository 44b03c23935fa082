package dev.tenure.stories;

import dev.tenure.custody.CustodyId;
import dev.tenure.custody.Hint;
import dev.tenure.custody.Snapshot;
import dev.tenure.port.Complaint;
import dev.tenure.time.Cause;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;

/** The commands about what others issued, and those of the schedulers. */
final class HeldCommands {
    private HeldCommands() {}

    static Seq<Command> all() {
        return List.of(custodies(), housekeeping()).flatMap(commands -> commands);
    }

    private static Seq<Command> custodies() {
        return List.of(
                Command.of(
                        "Custodies.open", (world, app) -> () -> app.custodies().open(Held.configuration("stitch"))),
                Command.of("Custodies.connected", (world, app) -> {
                    var id = app.opened("stitch");
                    var obtained = app.other().authorised();
                    return () -> app.custodies().connected(id, obtained);
                }),
                custody("Custodies.credentialFor, as it is", "stitch", Held::credential),
                Command.inSteps("Custodies.credentialFor, renewed", (world, app) -> {
                    var id = app.connected("stitch");
                    app.clock().advance(Held.LIFETIME);
                    return () -> app.credential(id);
                }),
                Command.of("Custodies.report", (world, app) -> {
                    var credential = app.credential(app.connected("stitch")).get();
                    return () -> app.custodies().report(credential, new Complaint.AccessRefused());
                }),
                custody("Custodies.heard", "plaid", (app, id) -> app.custodies()
                        .heard(id, new Hint.UserNeeded(Cause.LOGIN_REQUIRED))),
                Command.of("Custodies.observed", (world, app) -> {
                    var id = app.connected("plaid");
                    app.custodies()
                            .heard(id, new Hint.UserNeeded(Cause.LOGIN_REQUIRED))
                            .get();
                    var asked = app.polled().get(app.polled().size() - 1).healthVersion();
                    return () -> app.custodies().observed(id, new Snapshot(asked, Option.none()));
                }),
                Command.inSteps("Custodies.reencrypt of one", (world, app) -> {
                    while (app.underTheSecondKey().reencrypt(Option.none(), 9).done() > 0) {
                        // until those of before are done
                    }
                    app.connected("stitch");
                    return () -> app.underTheSecondKey().reencrypt(Option.none(), 1);
                }),
                Command.of("Custodies.close, nothing is left", (world, app) -> {
                    var id = app.opened("stitch");
                    return () -> app.custodies().close(id);
                }),
                Command.inSteps("Custodies.close, given back", (world, app) -> {
                    var id = app.connected("stitch");
                    return () -> app.custodies().close(id);
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

    private static void told(World world, Held app) {
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

    private static Command custody(String name, String profile, OnCustody asked) {
        return Command.of(name, (world, app) -> {
            var id = app.connected(profile);
            return () -> asked.of(app, id);
        });
    }

    @FunctionalInterface
    private interface OnCustody {
        Object of(Held app, CustodyId id);
    }
}
