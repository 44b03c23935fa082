package dev.tenure.histories.joint;

import dev.tenure.connection.Connection;
import dev.tenure.connection.ConnectionId;
import dev.tenure.histories.fixture.ModelProvider;
import dev.tenure.histories.fixture.Participant;
import dev.tenure.histories.fixture.Redemption;
import dev.tenure.histories.fixture.WithdrawnPrincipal;
import dev.tenure.port.outbox.Notice;
import dev.tenure.port.store.Store;
import dev.tenure.port.store.Versioned;
import dev.tenure.token.Secret;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/** Connections in a history that they share with other aggregates: no oracle, but invariants (P74 to P86). */
final class ConnectionParticipant implements Participant {
    private static final int STEPS = 40;

    private final Random random;
    private final ConnectionSteps hand;
    private final Consumer<String> cases;
    private Map<ConnectionId, Versioned<Connection>> stored = Map.of();
    private Instant now;
    private int steps;

    ConnectionParticipant(long seed, Store store, Instant beginning, Consumer<String> cases) {
        this.random = new Random(seed);
        this.cases = cases;
        this.now = beginning;
        this.hand = new ConnectionSteps(random.nextLong(), store, () -> now, cases);
    }

    @Override
    public boolean isOver() {
        return steps == STEPS;
    }

    @Override
    public Instant begin() {
        steps++;
        now = switch (random.nextInt(20)) {
            case 0 -> now.plus(ModelProvider.LIFETIME);
            case 1 -> now.plusSeconds(30);
            case 2, 6 -> now.plusSeconds(3);
            case 7 -> now.plusSeconds(17);
            case 3, 8 -> now.plus(ModelProvider.LIFETIME).minusSeconds(60);
            case 4 -> now.minusMillis(random.nextInt(100_000));
            case 5 -> now.plus(Duration.ofHours(1L + random.nextInt(30)));
            default -> now;
        };
        return now;
    }

    @Override
    public Option<Redemption> redemption() {
        return Option.none();
    }

    @Override
    public boolean decidesOnce() {
        return true;
    }

    @Override
    public boolean isAccepted() {
        return hand.said().endsWith("accepted");
    }

    @Override
    public boolean gaveOut(Secret token) {
        return false;
    }

    @Override
    public void finish(Runnable meanwhile) {
        hand.step();
        stored = all();
    }

    /** Ignores others' steps and withdrawals: a connection belongs to no client. */
    @Override
    public void observe(Instant at, List<WithdrawnPrincipal> meanwhile) {
        now = at;
        compare();
    }

    @Override
    public void compare() {
        check(all().equals(stored), "a connection was changed by somebody else");
    }

    @Override
    public List<WithdrawnPrincipal> withdrawn() {
        return List.of();
    }

    @Override
    public void withdraw(WithdrawnPrincipal somebody) {
        throw new IllegalStateException("a connection has no principal");
    }

    @Override
    public void announced(List<Notice> all) {
        var told = 0;
        for (var id : hand.ids())
            told += CredentialInvariants.ends(all, id, hand.found(id).version());
        check(told >= hand.ends(), "P85: an end that is not told");
        for (var i = 0; i < told; i++) cases.accept("connection: told its end");
    }

    private Map<ConnectionId, Versioned<Connection>> all() {
        var all = new HashMap<ConnectionId, Versioned<Connection>>();
        for (var id : hand.ids()) all.put(id, hand.found(id));
        return all;
    }

    static void check(boolean holds, String what) {
        if (!holds) throw new AssertionError(what);
    }

    @Override
    public String toString() {
        return "connections, step " + steps + ", " + hand.said();
    }
}
