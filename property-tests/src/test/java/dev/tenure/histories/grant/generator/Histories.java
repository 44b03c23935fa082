package dev.tenure.histories.grant.generator;

import dev.tenure.histories.grant.oracle.Terms;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random histories, each from its seed. */
public final class Histories {
    private static final int LONGEST = 80;
    private static final int RETRYABLE = List.of(Terms.values()).indexOf(Terms.RETRYABLE);
    private static final List<Command> WEIGHTED = weighted();

    private Histories() {}

    private static List<Command> weighted() {
        var commands = new ArrayList<Command>();
        for (var command : Command.values()) for (var i = 0; i < command.weight; i++) commands.add(command);
        return commands;
    }

    /** Two grants to begin with, then anything; often a token that was just presented comes once more. */
    public static List<Step> of(long seed) {
        var random = new Random(seed);
        var steps = new ArrayList<Step>();
        authorized(random.nextInt(Step.AGGREGATES), random.nextInt(Step.DETAILS), random, steps);
        steps.add(new Step(Command.ISSUE, 0, random.nextInt(Step.AGGREGATES), 0, random.nextInt(Step.DETAILS)));
        var length = random.nextInt(LONGEST + 1);
        while (steps.size() < length) {
            if (random.nextInt(16) == 0) inTheLastMillisecond(random, steps);
            if (random.nextInt(32) == 0) Crowds.add(random, steps);
            var step = any(random);
            steps.add(step);
            if (step.command() == Command.REFRESH && random.nextInt(3) == 0) {
                between(step, random.nextInt(6), steps);
                steps.add(again(step, random));
            }
        }
        return steps;
    }

    /** A history of grants that are refreshed often, at their deadlines, and again. Time does not end in it. */
    public static List<Step> busy(long seed) {
        var random = new Random(seed);
        var steps = new ArrayList<Step>();
        while (steps.size() < LONGEST) {
            if (random.nextInt(12) == 0) Crowds.add(random, steps);
            if (steps.isEmpty() || random.nextInt(8) == 0) authorized(terms(random), lasting(random), random, steps);
            var step = random.nextInt(6) == 0 ? aroundAnInstant(random) : any(random);
            if (ClockJumps.isToTheEnd(step)) continue;
            steps.add(step);
            if (step.command() == Command.REFRESH && random.nextBoolean()) steps.add(again(step, random));
        }
        return steps;
    }

    /** The terms of a grant; one in two has a retry window. */
    private static int terms(Random random) {
        return random.nextBoolean() ? RETRYABLE : random.nextInt(Step.AGGREGATES);
    }

    /** A wish of a user, for all there is. */
    private static int lasting(Random random) {
        return random.nextInt(Step.DETAILS) / 40 * 40 + random.nextInt(4) * 8;
    }

    /** A code, in one case of two bound to something, and its exchange; sometimes first with a wrong proof. */
    private static void authorized(int terms, int wish, Random random, List<Step> steps) {
        var bound = random.nextInt(97);
        steps.add(new Step(Command.AUTHORIZE, 0, terms, bound, wish));
        if (random.nextInt(3) == 0) steps.add(new Step(Command.EXCHANGE, 0, 0, 0, Requests.wrong(random)));
        steps.add(new Step(Command.EXCHANGE, 0, 0, 0, 0));
    }

    /** The right token, at a deadline of its grant or a millisecond off it. */
    private static Step aroundAnInstant(Random random) {
        var jump = ClockJumps.PENDING + random.nextInt(8) * 12 + random.nextInt(3) * 4;
        var command = random.nextInt(6) == 0 ? Command.EXCHANGE : Command.REFRESH;
        return new Step(command, jump, random.nextInt(3), 0, random.nextInt(3));
    }

    /** A refresh a millisecond before an instant that matters to its grant, and the same again at that instant or after. */
    private static void inTheLastMillisecond(Random random, List<Step> steps) {
        var whose = random.nextInt(3);
        steps.add(new Step(Command.REFRESH, ClockJumps.PENDING + random.nextInt(8) * 12, whose, 0, 0));
        steps.add(new Step(Command.REFRESH, ClockJumps.RETRY + 1 + random.nextInt(2), whose, 60, 0));
    }

    private static Step any(Random random) {
        return new Step(
                WEIGHTED.get(random.nextInt(WEIGHTED.size())),
                random.nextInt(Step.JUMPS),
                random.nextInt(Step.AGGREGATES),
                random.nextInt(Step.TOKENS),
                random.nextInt(Step.DETAILS));
    }

    /**
     * Sometimes the access token is revoked first, or a token of the pair or of the one before is used, or the pair is
     * erased by a clock that is set back afterwards.
     */
    private static void between(Step step, int which, List<Step> steps) {
        if (which == 0) steps.add(new Step(Command.REVOKE, 0, step.whose() % 90, 0, 2));
        if (which == 2) steps.add(new Step(Command.RECEIVED, 0, step.whose() % 90, 0, step.detail()));
        if (which == 3) steps.add(new Step(Command.RECEIVED, 0, step.whose() % 90, 60, step.detail()));
        if (which == 4)
            steps.add(new Step(
                    Command.RECEIVED, ClockJumps.RETRY + step.detail() % 3, step.whose() % 90, 0, step.detail()));
        if (which != 1) return;
        steps.add(new Step(Command.PURGE, ClockJumps.HALF_A_MINUTE, 0, 0, 0));
        steps.add(new Step(Command.REFRESH, ClockJumps.BACK, step.whose() % 90, 60, step.detail()));
    }

    /**
     * The previous token, or the one before it, mostly with the same wish: at once, or around the end of its retry
     * window.
     */
    private static Step again(Step step, Random random) {
        var jump = random.nextBoolean() ? random.nextInt(ClockJumps.RETRY) : ClockJumps.RETRY + random.nextInt(20);
        var detail = random.nextInt(4) == 0 ? random.nextInt(Step.DETAILS) : step.detail();
        return new Step(Command.REFRESH, jump, step.whose() % 90, random.nextInt(4) == 0 ? 70 : 60, detail);
    }
}
