package dev.tenure.histories.grant;

import dev.tenure.grant.Grant;
import dev.tenure.histories.grant.generator.ClockJumps;
import dev.tenure.histories.grant.generator.Step;
import dev.tenure.histories.grant.step.StepRunner;
import dev.tenure.histories.grant.step.VisibleState;
import dev.tenure.histories.grant.step.World;
import dev.tenure.histories.grant.step.World.Scenario;
import dev.tenure.inmemory.InMemoryStore;
import dev.tenure.port.outbox.EventFilter;
import dev.tenure.port.outbox.Notice;
import dev.tenure.port.store.Store;
import dev.tenure.port.store.Versioned;
import java.time.Instant;
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
    private Map<String, Versioned<Grant>> stored;

    /** A run over a fresh store in memory. */
    Run(Scenario scenario, Consumer<String> cases) {
        this(scenario, new InMemoryStore(EventFilter.everything()), cases);
    }

    /** A run over a store that others use too. */
    Run(Scenario scenario, Store store, Consumer<String> cases) {
        this.world = new World(scenario, store, cases);
        this.runner = new StepRunner(world);
        this.visible = new VisibleState(world, runner);
        this.invariants = new Invariants(world);
        this.jumps = new ClockJumps(world.ledger, world.choices);
        this.stored = world.stored();
    }

    /** Takes each step, and then does something more. Returns the announcements at the end. */
    List<Notice> hold(List<Step> history, BiConsumer<Step, World> after) {
        for (var i = 0; i < history.size(); i++) {
            try {
                step(history.get(i));
                after.accept(history.get(i), world);
            } catch (AssertionError | RuntimeException difference) {
                throw new AssertionError(
                        "step " + i + ", " + history.get(i) + " at " + world.now() + ": " + difference, difference);
            }
        }
        var announced = world.told();
        announced(announced);
        return announced;
    }

    void announced(List<Notice> all) {
        invariants.announced(all);
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
        var after = world.stored();
        invariants.isUntouched(stored, after);
        invariants.isAsCounted(after);
        stored = after;
    }

    /** Checks that everything visible is as the oracle says. */
    void compare() {
        visible.statuses();
    }

    private void step(Step step) {
        begin(step);
        finish(step, () -> {});
    }

    /** The clock jumps. */
    Instant begin(Step step) {
        jump(step);
        return world.now();
    }

    /** Takes the step; something happens meanwhile; then everything is compared. */
    void finish(Step step, Runnable meanwhile) {
        var presented = world.choices.presented(step);
        runner.perform(step);
        meanwhile.run();
        var after = world.stored();
        invariants.grew(step, stored, after);
        invariants.isAsCounted(after);
        invariants.hold(step, presented, visible.statuses());
        World.same("P03: a question changes nothing", after, world.stored());
        stored = after;
    }

    private void jump(Step step) {
        var now = world.now();
        world.clockShows(jumps.from(now, step));
        if (!world.now().isBefore(now)) return;
        world.happened("the clock went back");
        invariants.clockWentBack();
    }
}
