package dev.tenure.histories.together;

import dev.tenure.decision.RejectionCode;
import dev.tenure.histories.Side;
import dev.tenure.histories.Spending;
import dev.tenure.histories.Withdrawn;
import dev.tenure.histories.together.Crossed.Crossing;
import dev.tenure.port.store.StoreUnavailable;
import dev.tenure.principal.Ownership;
import dev.tenure.principal.WithdrawalReason;
import dev.tenure.service.Tenure;
import dev.tenure.time.Cause;
import dev.tenure.token.UserId;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What befalls a step on its way: between its decision and its commit something happens that its caller cannot see. */
final class Accidents {
    private static final Set<RejectionCode> OVERTAKEN =
            EnumSet.of(RejectionCode.CONFLICT, RejectionCode.CONSUMED, RejectionCode.ROTATED);

    private final Crossed crossed;
    private final Tenure elsewhere;
    private final Tenure throughCrossed;
    private final Random random;
    private final Consumer<String> cases;

    /** Another node withdraws, and one more, through the crossed store, hands in what others hand in. */
    Accidents(Crossed crossed, Tenure elsewhere, Tenure throughCrossed, Random random, Consumer<String> cases) {
        this.crossed = crossed;
        this.elsewhere = elsewhere;
        this.throughCrossed = throughCrossed;
        this.random = random;
        this.cases = cases;
    }

    /** The step of this side is taken, with whatever befalls it. */
    void befall(Side side, Instant now) {
        var spending = side.spending();
        var chance = random.nextInt(40);
        if (chance == 0 && side.decidesOnce()) withdrawnInFlight(side);
        else if (chance < 7) unseen(side);
        else if (chance < 18 && spending.isDefined()) raced(side, spending.get(), now);
        else if (chance < 22 && spending.isDefined()) lost(side, spending.get(), now);
        else side.finish(() -> {});
    }

    /** Two hand in one token at once, and the other commits first: this one gets nothing of its own. */
    private void raced(Side side, Spending spending, Instant now) {
        crossed.next(Crossing.after(whose -> side.finish(() -> {})));
        var reply = spending.through(throughCrossed);
        if (!crossed.clear()) {
            side.finish(() -> {});
            return;
        }
        check(reply.forAll(tokens -> tokens.forAll(side::gaveOut)), "G1: one token brought two pairs");
        var reason = reply.swap().map(why -> why.code()).getOrNull();
        check(reason == null || !side.isAccepted() || OVERTAKEN.contains(reason), "who is overtaken hears " + reason);
        cases.accept("overtaken: " + (reason == null ? "the same pair" : reason));
        side.observe(now, List.of());
        side.compare();
    }

    /** The store is lost before a commit: nothing has happened, and it is done again. */
    private void lost(Side side, Spending spending, Instant now) {
        crossed.next(Crossing.lost());
        try {
            spending.through(throughCrossed);
            check(!crossed.clear(), "G5: a lost store is no answer");
        } catch (StoreUnavailable surelyNot) {
            cases.accept("a lost store");
        }
        side.observe(now, List.of());
        side.compare();
        side.finish(() -> {});
    }

    /** The commit is done and its answer is lost: a look tells that it was done. */
    private void unseen(Side side) {
        crossed.next(Crossing.unseen());
        side.finish(() -> {});
        if (crossed.clear()) cases.accept("a commit whose answer was lost");
    }

    /** Between a decision and its commit its client or its user is withdrawn: what is stored is dead, whatever was answered. */
    private void withdrawnInFlight(Side side) {
        var withdrawal = new InFlight();
        crossed.next(Crossing.after(withdrawal));
        side.finish(() -> {
            if (withdrawal.somebody == null) return;
            side.withdraw(withdrawal.somebody);
            cases.accept("a withdrawal in flight");
        });
        crossed.clear();
    }

    private final class InFlight implements Consumer<Ownership> {
        private @Nullable Withdrawn somebody;

        @Override
        public void accept(Ownership whose) {
            var user = whose.user().filter(any -> random.nextInt(3) > 0).map(UserId::value);
            somebody = new Withdrawn(whose.client().value(), user.getOrNull(), Cause.POLICY_CHANGED.name());
            elsewhere
                    .principals()
                    .withdraw(somebody.id(), WithdrawalReason.POLICY_CHANGED)
                    .get();
        }
    }

    private static void check(boolean holds, String what) {
        if (!holds) throw new AssertionError(what);
    }
}
