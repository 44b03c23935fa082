package dev.tenure.histories.grant.generator;

import dev.tenure.histories.grant.oracle.Terms;
import java.util.List;
import java.util.Random;

/** Several grants of one user at once, which are listed, and limited. */
final class Crowds {
    /** Wishes of each user, to each client, for all there is and without a consent's end. */
    private static final List<List<Integer>> WISHES = List.of(List.of(480, 880), List.of(520, 920));

    private static final int LIMITED = List.of(Terms.values()).indexOf(Terms.LIMITED);
    private static final int REFUSING = List.of(Terms.values()).indexOf(Terms.REFUSING);

    private Crowds() {}

    static void add(Random random, List<Step> steps) {
        var user = random.nextInt(WISHES.size());
        var client = random.nextInt(2);
        for (var i = random.nextInt(4); i >= 0; i--) {
            var to = random.nextInt(4) == 0 ? 1 - client : client;
            steps.add(created(random, random.nextInt(REFUSING), WISHES.get(user).get(to)));
        }
        if (random.nextBoolean())
            steps.add(created(
                    random,
                    random.nextInt(3) == 0 ? REFUSING : LIMITED,
                    WISHES.get(user).get(client)));
        if (random.nextInt(3) == 0) steps.add(new Step(Command.REVOKE, 0, random.nextInt(3), 0, 0));
        for (var i = random.nextInt(2); i >= 0; i--)
            steps.add(new Step(
                    Command.LIST,
                    0,
                    random.nextInt(90),
                    random.nextInt(Step.TOKENS),
                    random.nextInt(Step.DETAILS) / 2 * 2 + user));
    }

    private static Step created(Random random, int terms, int wish) {
        var command = random.nextInt(3) == 0 ? Command.AUTHORIZE : Command.ISSUE;
        return new Step(command, 0, terms, random.nextInt(90), wish);
    }
}
