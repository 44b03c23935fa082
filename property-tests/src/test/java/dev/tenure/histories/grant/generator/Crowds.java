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
        for (var i = random.nextInt(2); i >= 0; i--) steps.add(listed(random, user));
        if (random.nextInt(4) == 0) {
            steps.add(created(random, 0, WISHES.get(user).get(1 - client)));
            steps.add(withdrawn(random, user));
            steps.add(listed(random, user));
        }
    }

    private static Step listed(Random random, int user) {
        var detail = random.nextInt(Step.DETAILS) / 2 * 2 + user;
        return new Step(Command.LIST, 0, random.nextInt(90), random.nextInt(Step.TOKENS), detail);
    }

    /** The user of two clients, at one of them or everywhere. */
    private static Step withdrawn(Random random, int user) {
        var detail = user * 18 + random.nextInt(3) * 6 + 1 + random.nextInt(2);
        return new Step(Command.WITHDRAW, 0, random.nextInt(2), 0, detail);
    }

    private static Step created(Random random, int terms, int wish) {
        var command = random.nextInt(3) == 0 ? Command.AUTHORIZE : Command.ISSUE;
        return new Step(command, 0, terms, random.nextInt(90), wish);
    }
}
