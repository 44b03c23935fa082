package dev.tenure.histories.joint;

import dev.tenure.decision.RejectionCode;
import dev.tenure.histories.fixture.Participant;
import dev.tenure.histories.fixture.Redemption;
import dev.tenure.histories.fixture.WithdrawnPrincipal;
import dev.tenure.histories.joint.InterferingStore.Intervention;
import dev.tenure.port.store.StoreUnavailable;
import dev.tenure.principal.Ownership;
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

/** Interference with a step: between its decision and its commit something happens that its caller cannot see. */
final class Interference {
    private static final Set<RejectionCode> OVERTAKEN =
            EnumSet.of(RejectionCode.CONFLICT, RejectionCode.CONSUMED, RejectionCode.ROTATED);

    private final InterferingStore interfering;
    private final Tenure elsewhere;
    private final Tenure throughInterfering;
    private final Random random;
    private final Consumer<String> cases;

    /**
     * Another node withdraws; one more, through the interfering store, presents the tokens that the participants
     * present.
     */
    Interference(
            InterferingStore interfering,
            Tenure elsewhere,
            Tenure throughInterfering,
            Random random,
            Consumer<String> cases) {
        this.interfering = interfering;
        this.elsewhere = elsewhere;
        this.throughInterfering = throughInterfering;
        this.random = random;
        this.cases = cases;
    }

    /** Takes a participant's step, with or without an interference. */
    void befall(Participant participant, Instant now) {
        var redemption = participant.redemption();
        var chance = random.nextInt(40);
        if (chance == 0 && participant.decidesOnce()) withdrawnInFlight(participant);
        else if (chance < 7) unseen(participant);
        else if (chance < 18 && redemption.isDefined()) raced(participant, redemption.get(), now);
        else if (chance < 22 && redemption.isDefined()) lost(participant, redemption.get(), now);
        else participant.finish(() -> {});
    }

    /** Two nodes present one token at once, and the other commits first: this one gets nothing of its own. */
    private void raced(Participant participant, Redemption redemption, Instant now) {
        interfering.next(Intervention.after(whose -> participant.finish(() -> {})));
        var reply = redemption.through(throughInterfering);
        if (!interfering.clear()) {
            participant.finish(() -> {});
            return;
        }
        check(reply.forAll(tokens -> tokens.forAll(participant::gaveOut)), "G1: one token brought two pairs");
        var reason = reply.swap().map(why -> why.code()).getOrNull();
        check(
                reason == null || !participant.isAccepted() || OVERTAKEN.contains(reason),
                "who is overtaken hears " + reason);
        cases.accept("overtaken: " + (reason == null ? "the same pair" : reason));
        participant.observe(now, List.of());
        participant.compare();
    }

    /** The store is lost before a commit: nothing has happened, and it is done again. */
    private void lost(Participant participant, Redemption redemption, Instant now) {
        interfering.next(Intervention.lost());
        try {
            redemption.through(throughInterfering);
            check(!interfering.clear(), "G5: a lost store is no answer");
        } catch (StoreUnavailable surelyNot) {
            cases.accept("a lost store");
        }
        participant.observe(now, List.of());
        participant.compare();
        participant.finish(() -> {});
    }

    /** The commit is done and its answer is lost: a check tells that it was done. */
    private void unseen(Participant participant) {
        interfering.next(Intervention.unseen());
        participant.finish(() -> {});
        if (interfering.clear()) cases.accept("a commit whose answer was lost");
    }

    /**
     * Between a decision and its commit its client or its user is withdrawn: the stored aggregate is over, whatever
     * the answer.
     */
    private void withdrawnInFlight(Participant participant) {
        var withdrawal = new InFlight();
        interfering.next(Intervention.after(withdrawal));
        participant.finish(() -> {
            if (withdrawal.somebody == null) return;
            participant.withdraw(withdrawal.somebody);
            cases.accept("a withdrawal in flight");
        });
        interfering.clear();
    }

    private final class InFlight implements Consumer<Ownership> {
        private @Nullable WithdrawnPrincipal somebody;

        @Override
        public void accept(Ownership whose) {
            var user = whose.user().filter(any -> random.nextInt(3) > 0).map(UserId::value);
            var isEverywhere = user.isDefined() && random.nextInt(3) > 0;
            var client = isEverywhere ? null : whose.client().value();
            somebody = new WithdrawnPrincipal(client, user.getOrNull(), Cause.POLICY_CHANGED.name());
            somebody.withdraw(elsewhere.principals()).get();
            if (isEverywhere && whose.everywhereEpoch().isDefined()) cases.accept("a user everywhere in flight");
        }
    }

    private static void check(boolean holds, String what) {
        if (!holds) throw new AssertionError(what);
    }
}
