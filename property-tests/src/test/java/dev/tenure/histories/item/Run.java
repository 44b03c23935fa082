package dev.tenure.histories.item;

import static dev.tenure.histories.item.step.World.check;

import dev.tenure.histories.fixture.Refused;
import dev.tenure.histories.item.generator.Action;
import dev.tenure.histories.item.generator.ClockJumps;
import dev.tenure.histories.item.generator.Command;
import dev.tenure.histories.item.oracle.Ledger;
import dev.tenure.histories.item.oracle.Ledger.Item;
import dev.tenure.histories.item.oracle.Ledger.Token;
import dev.tenure.histories.item.step.LinkSteps;
import dev.tenure.histories.item.step.Scenario;
import dev.tenure.histories.item.step.StepRunner;
import dev.tenure.histories.item.step.VisibleState;
import dev.tenure.histories.item.step.World;
import dev.tenure.inmemory.InMemoryStore;
import dev.tenure.port.outbox.EventFilter;
import dev.tenure.port.outbox.Notice;
import dev.tenure.port.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** One history, run on the library and on the oracle, with everything compared after each step. */
final class Run {
    private final World world;
    private final StepRunner runner;
    private final VisibleState visible;
    private final Invariants invariants;
    private final ClockJumps jumps;
    private final boolean sweeping;
    private final List<String> answers = new ArrayList<>();
    private final Map<Item, String> itemStatuses = new HashMap<>();
    private StoredState stored;

    /** A run over a fresh store in memory; {@code sweeping} also sweeps before and after every step. */
    Run(Scenario scenario, boolean forwardsOnly, boolean sweeping, Consumer<String> cases) {
        this(scenario, new InMemoryStore(EventFilter.everything()), forwardsOnly, sweeping, cases);
    }

    /** A run over a store that others use too. */
    Run(Scenario scenario, Store store, Consumer<String> cases) {
        this(scenario, store, false, false, cases);
    }

    private Run(Scenario scenario, Store store, boolean forwardsOnly, boolean sweeping, Consumer<String> cases) {
        this.world = new World(scenario, store, cases);
        this.runner = new StepRunner(world);
        this.visible = new VisibleState(world);
        this.invariants = new Invariants(world);
        this.jumps = new ClockJumps(world.oracle, world.choices, forwardsOnly);
        this.sweeping = sweeping;
        this.stored = StoredState.in(world);
    }

    /** The answers to all steps, and the visible state after each. */
    List<String> answers(List<Action> history) {
        each(history, (action, same) -> {});
        announced();
        return answers;
    }

    /** Takes each step, and then does something more. */
    void each(List<Action> history, BiConsumer<Action, World> after) {
        for (var i = 0; i < history.size(); i++) {
            try {
                step(history.get(i));
                after.accept(history.get(i), world);
            } catch (AssertionError | RuntimeException | StackOverflowError difference) {
                throw new AssertionError(
                        "step " + i + ", " + history.get(i) + " at " + world.now() + ": " + difference, difference);
            }
        }
    }

    /** The announcements of each aggregate at the end. */
    List<List<Notice>> announced() {
        var all = Announcements.drained(world.store);
        announced(all);
        return Announcements.streams(all);
    }

    /** The same for the notices that were delivered. */
    void announced(List<Notice> all) {
        visible.usersOwnWhatIsTheirs();
        new Announcements(world).hold(all);
    }

    World world() {
        return world;
    }

    /** Checks that a step of others has changed nothing here. */
    void observe(Instant now, Runnable meanwhile) {
        var before = world.now();
        world.clockShows(now);
        if (now.isBefore(before)) invariants.clockWentBack();
        meanwhile.run();
        var after = StoredState.in(world);
        stored.grewInto(after, 0);
        after.isAsCounted(world.oracle.ledger);
        stored = after;
    }

    /** Checks that everything visible is as the oracle says. */
    void compare() {
        compare(invariants);
    }

    private void step(Action action) {
        begin(action);
        finish(action, () -> {});
    }

    /** The clock jumps. */
    Instant begin(Action action) {
        jump(action);
        return world.now();
    }

    /** Takes the step; something happens meanwhile; then everything is compared. */
    void finish(Action action, Runnable meanwhile) {
        if (sweeping) sweep();
        var before = StoredState.in(world);
        check(before.equals(stored), "P03: a question changed something");
        perform(action);
        Cases.of(action.command(), world.answer()).ifPresent(world::happened);
        meanwhile.run();
        var after = StoredState.in(world);
        before.grewInto(after, action.command() == Command.BAD_LOGIN ? LinkSteps.MANY : 1);
        if (world.wasRefused()) check(before.equals(after), "P72: a refusal changed something");
        if (action.command().isQuestion()) check(before.equals(after), "P03: a question changed something");
        stored = after;
        if (sweeping) sweep();
        answers.add(action.command() + " " + world.answer() + " " + compare(invariants));
    }

    private void jump(Action action) {
        var now = world.now();
        world.clockShows(jumps.from(now, action));
        if (!world.now().isBefore(now)) return;
        world.happened("the clock went back");
        invariants.clockWentBack();
    }

    private void sweep() {
        var answer = world.answer();
        runner.sweep();
        world.restore(answer);
        stored = StoredState.in(world);
    }

    private void perform(Action action) {
        if (action.command() == Command.LOOK_AHEAD) lookAhead();
        else runner.perform(action);
    }

    /** P14: what never expires still lives at the last instant there is, unless its environment was retired. */
    private void lookAhead() {
        var now = world.now();
        var before = statuses();
        var known = Map.copyOf(itemStatuses);
        world.clockShows(Ledger.LAST);
        compare(new Invariants(world));
        var after = statuses();
        before.forEach((token, status) -> check(
                !Invariants.isLiveAccess(token, status)
                        || world.oracle.ledger.isRetirable()
                        || Invariants.isLiveAccess(token, String.valueOf(after.get(token))),
                "P14: what never expires is over at the last instant"));
        world.clockShows(now);
        itemStatuses.putAll(known);
        world.restore(Refused.ACCEPTED);
    }

    /** Compares everything visible with the oracle, and checks the invariants. */
    private String compare(Invariants holding) {
        var statuses = statuses();
        var seen = new LinkedHashMap<Item, String>();
        for (var item : world.oracle.ledger.items) seen.put(item, itemStatus(item));
        holding.hold(statuses, seen);
        stored.isAsCounted(world.oracle.ledger);
        return statuses.values() + " " + seen.values();
    }

    private Map<Token, String> statuses() {
        var statuses = new LinkedHashMap<Token, String>();
        for (var token : world.oracle.ledger.tokens) statuses.put(token, status(token));
        return statuses;
    }

    private String status(Token token) {
        var expected = world.oracle.statusOf(token);
        var actual = token.link == null ? visible.statusOf(token) : visible.statusOf(token, token.link);
        check(actual.equals(expected), () -> token.kind + " token: expected " + expected + ", was " + actual);
        return actual;
    }

    private String itemStatus(Item item) {
        var expected = visible.expected(item);
        var actual = visible.actual(item);
        check(actual.equals(expected), () -> "Item: expected " + expected + ", was " + actual);
        var before = itemStatuses.put(item, actual.itemStatus());
        if (!actual.itemStatus().equals(before))
            Cases.of(before, actual.itemStatus()).ifPresent(world::happened);
        return actual.itemStatus();
    }
}
