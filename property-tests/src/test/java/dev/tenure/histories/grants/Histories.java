package dev.tenure.histories.grants;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random histories, each of its seed. */
final class Histories {
    private static final int LONGEST = 80;
    private static final List<Command> WEIGHTED = weighted();

    private Histories() {}

    private static List<Command> weighted() {
        var commands = new ArrayList<Command>();
        for (var command : Command.values()) for (var i = 0; i < command.weight; i++) commands.add(command);
        return commands;
    }

    /** Two grants to begin with, then anything; often what was just handed in comes once more. */
    static List<Step> of(long seed) {
        var random = new Random(seed);
        var steps = new ArrayList<Step>();
        steps.add(new Step(Command.AUTHORISE, 0, random.nextInt(Step.OWNERS), 0, random.nextInt(Step.DETAILS)));
        steps.add(new Step(Command.EXCHANGE, 0, 0, 0, 0));
        steps.add(new Step(Command.ISSUE, 0, random.nextInt(Step.OWNERS), 0, random.nextInt(Step.DETAILS)));
        var length = random.nextInt(LONGEST + 1);
        while (steps.size() < length) {
            var step = any(random);
            steps.add(step);
            if (step.command() == Command.REFRESH && random.nextInt(3) == 0) {
                between(step, random.nextInt(6), steps);
                steps.add(again(step, random));
            }
        }
        return steps;
    }

    private static Step any(Random random) {
        return new Step(
                WEIGHTED.get(random.nextInt(WEIGHTED.size())),
                random.nextInt(Step.JUMPS),
                random.nextInt(Step.OWNERS),
                random.nextInt(Step.TOKENS),
                random.nextInt(Step.DETAILS));
    }

    /** Sometimes the access token is given back first, or the pair erased by a clock that is set back afterwards. */
    private static void between(Step step, int which, List<Step> steps) {
        if (which == 0) steps.add(new Step(Command.REVOKE, 0, step.whose() % 90, 0, 2));
        if (which != 1) return;
        steps.add(new Step(Command.PURGE, Jumps.HALF_A_MINUTE, 0, 0, 0));
        steps.add(new Step(Command.REFRESH, Jumps.BACK, step.whose() % 90, 60, step.detail()));
    }

    /** The token before, or the one before that, mostly with the same wish: at once, or around the instant until which it may be repeated. */
    private static Step again(Step step, Random random) {
        var jump = random.nextBoolean() ? random.nextInt(Jumps.RETRY) : Jumps.RETRY + random.nextInt(20);
        var detail = random.nextInt(4) == 0 ? random.nextInt(Step.DETAILS) : step.detail();
        return new Step(Command.REFRESH, jump, step.whose() % 90, random.nextInt(4) == 0 ? 70 : 60, detail);
    }
}
