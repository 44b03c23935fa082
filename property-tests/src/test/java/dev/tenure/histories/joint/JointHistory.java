package dev.tenure.histories.joint;

import dev.tenure.histories.fixture.Participant;
import dev.tenure.histories.grant.GrantParticipant;
import dev.tenure.histories.item.ItemParticipant;
import dev.tenure.inmemory.SeededSecrets;
import dev.tenure.port.store.Store;
import dev.tenure.profile.Profile;
import dev.tenure.service.Tenure;
import dev.tenure.token.Environment;
import io.vavr.collection.Vector;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** One history of all aggregates: each step is one participant's, and after it all participants are checked. */
final class JointHistory {
    private static final Instant BEGINNING = Instant.parse("2024-02-28T22:00:00Z");

    private final Random random;
    private final Consumer<String> cases;
    private final Store store;
    private final List<Participant> participants;
    private final Tenure node;
    private final Interference interference;
    private final UnreliableDelivery delivery;
    private Instant now = BEGINNING;

    /** The history of this seed, in a store that holds nothing yet and announces everything. */
    JointHistory(long seed, Store store, Consumer<String> cases) {
        this.random = new Random(seed);
        this.cases = cases;
        this.store = store;
        var interfering = new InterferingStore(store);
        this.participants = List.of(
                new ItemParticipant(seed, PartialStore.ofItems(interfering), cases),
                new GrantParticipant(seed, PartialStore.ofGrants(interfering), cases),
                new ConnectionParticipant(seed, PartialStore.ofConnections(store), BEGINNING, cases));
        this.node = node(store, 43);
        this.interference =
                new Interference(interfering, node, node(interfering, 44), new Random(random.nextLong()), cases);
        this.delivery = new UnreliableDelivery(store, node, new Random(random.nextLong()), cases);
    }

    /** Another node, of which the oracles know nothing. */
    private Tenure node(Store way, long secrets) {
        var profiles = Vector.of(GrantParticipant.profiles())
                .appendAll(Vector.of(ItemParticipant.profiles()))
                .toJavaArray(Profile[]::new);
        return Tenure.over(way, Environment.SANDBOX)
                .secrets(new SeededSecrets(secrets))
                .clock(() -> now.plusNanos(700_000))
                .retention(Aftermath.RETENTION)
                .profiles(profiles)
                .build();
    }

    /** Takes all steps, some of one participant and then of another; then checks the announcements, and purges. */
    void hold() {
        var steps = 0;
        for (var busy = busy(); !busy.isEmpty(); busy = busy()) {
            var participant = busy.get(random.nextInt(busy.size()));
            do {
                try {
                    step(participant);
                } catch (AssertionError | RuntimeException difference) {
                    throw new AssertionError(
                            "step " + steps + " at " + now + ", " + participant + ": " + difference, difference);
                }
                steps++;
            } while (!participant.isOver() && random.nextInt(4) > 0);
            participants.forEach(Participant::compare);
        }
        var announced = delivery.all();
        participants.forEach(participant -> participant.announced(announced));
        new Aftermath(store, node, cases).hold(announced, at -> now = at, now);
    }

    private List<Participant> busy() {
        return participants.stream()
                .filter(participant -> !participant.isOver())
                .toList();
    }

    private void step(Participant participant) {
        var known = participant.withdrawn().size();
        now = participant.begin();
        interference.befall(participant, now);
        var all = participant.withdrawn();
        var withdrawn = all.subList(known, all.size());
        for (var each : participants) if (each != participant) each.observe(now, withdrawn);
        if (!withdrawn.isEmpty()) cases.accept("withdrawn on both sides");
        if (random.nextInt(3) == 0) delivery.deliver();
    }
}
