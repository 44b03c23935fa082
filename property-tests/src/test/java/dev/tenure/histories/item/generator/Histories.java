package dev.tenure.histories.item.generator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/** Random histories: for jqwik, which shrinks them, or each from its seed. */
public final class Histories {
    private static final int LONGEST = 80;
    private static final List<Integer> COUNTS = List.of(0, 1, 1, 2, 2, 3, 3, 3, 4, 4);
    private static final List<Integer> CONSENTS = List.of(0, 7, 5, 9);
    /** Jumps of more than a year, and of some minutes back: see {@link ClockJumps}. */
    private static final int YEAR = 981;

    private static final int BACK = 983;
    /** A millisecond before the next deadline of the step's subject. */
    private static final int AROUND_ITS_END = 760;

    private static final int BEGINNINGS = COUNTS.size() * CONSENTS.size();
    private static final List<Command> WEIGHTED = weighted();

    private Histories() {}

    private static List<Command> weighted() {
        var commands = new ArrayList<Command>();
        for (var command : Command.values()) for (var i = 0; i < command.weight; i++) commands.add(command);
        return commands;
    }

    /** Some Items linked to begin with, then anything. */
    public static Arbitrary<List<Action>> any() {
        var linked = Arbitraries.integers().between(0, BEGINNINGS - 1).map(Histories::linked);
        return Combinators.combine(
                        linked, actions().list().ofMaxSize(LONGEST).withSizeDistribution(RandomDistribution.uniform()))
                .as(Histories::joined);
    }

    private static Arbitrary<Action> actions() {
        return Combinators.combine(
                        commands(),
                        below(Action.JUMPS),
                        below(Action.AGGREGATES),
                        below(Action.TOKENS),
                        below(Action.DETAILS))
                .as(Action::new);
    }

    private static Arbitrary<Command> commands() {
        return Arbitraries.frequency(Arrays.stream(Command.values())
                .map(command -> Tuple.of(command.weight, command))
                .toList());
    }

    private static Arbitrary<Integer> below(int bound) {
        return Arbitraries.integers().between(0, bound - 1).withDistribution(RandomDistribution.uniform());
    }

    /** The history of this seed. */
    public static List<Action> of(long seed) {
        var random = new Random(seed);
        var actions = new ArrayList<Action>();
        var length = random.nextInt(LONGEST + 1);
        for (var i = 0; i < length; i++)
            actions.add(new Action(
                    WEIGHTED.get(random.nextInt(WEIGHTED.size())),
                    random.nextInt(Action.JUMPS),
                    random.nextInt(Action.AGGREGATES),
                    random.nextInt(Action.TOKENS),
                    random.nextInt(Action.DETAILS)));
        return joined(linked(random.nextInt(BEGINNINGS)), actions);
    }

    /** The same, with Items that are exchanged at their deadline or a millisecond off it. */
    public static List<Action> busy(long seed) {
        var random = new Random(seed);
        var actions = of(seed);
        for (var i = 0; i < 3; i++) {
            var latest = List.of(
                    new Action(Command.OPEN, 0, i, 0, i),
                    Action.plain(Command.SUCCEED, 0),
                    new Action(Command.EXCHANGE, AROUND_ITS_END + 2 * random.nextInt(3), 0, 0, 0),
                    Action.plain(Command.ROTATE, i));
            actions.addAll(random.nextInt(actions.size() + 1), latest);
        }
        return actions;
    }

    /**
     * Up to four Links to begin with: the first two with an Item that is exchanged, the third with one that waits for it;
     * with consents of different lengths.
     */
    private static List<Action> linked(int beginning) {
        var actions = new ArrayList<Action>();
        for (var i = 0; i < COUNTS.get(beginning % COUNTS.size()); i++) {
            actions.add(new Action(Command.OPEN, 0, i, 0, i));
            if (i < 3)
                actions.add(new Action(Command.SUCCEED, 0, 0, 0, Choices.of(CONSENTS, beginning / COUNTS.size() + i)));
            if (i < 2) actions.add(Action.plain(Command.EXCHANGE, 0));
            if (i < 1) actions.add(Action.plain(Command.ISSUE_PROCESSOR, 0));
            if (i < 1) actions.add(Action.plain(Command.START_UPDATE, 0));
        }
        return actions;
    }

    /** The history of this seed; more than a year later sweeps of one, two and three Items; then everybody is withdrawn. */
    public static List<Action> toTheEnd(long seed) {
        var sweeps = List.of(
                new Action(Command.SWEEP, YEAR, 0, 0, 0),
                new Action(Command.SWEEP, 0, 0, 0, 1),
                new Action(Command.SWEEP, 0, 0, 0, 2));
        return joined(joined(of(seed), sweeps), withdrawals((int) (seed % 4)));
    }

    /** Both users of a client and the client itself, it first or last, each by a clock a little behind the one before. */
    private static List<Action> withdrawals(int which) {
        var whose = which / 2;
        var client = new Action(Command.WITHDRAW, BACK, whose, 0, 6);
        var users = List.of(
                new Action(Command.WITHDRAW, BACK, whose, 0, 4), new Action(Command.WITHDRAW, BACK, whose, 0, 5));
        return which % 2 == 0 ? joined(List.of(client), users) : joined(users, List.of(client));
    }

    private static List<Action> joined(List<Action> first, List<Action> then) {
        var all = new ArrayList<>(first);
        all.addAll(then);
        return all;
    }
}
