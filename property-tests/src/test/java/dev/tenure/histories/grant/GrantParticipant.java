package dev.tenure.histories.grant;

import dev.tenure.histories.fixture.Participant;
import dev.tenure.histories.fixture.Redemption;
import dev.tenure.histories.fixture.Refused;
import dev.tenure.histories.fixture.WithdrawnPrincipal;
import dev.tenure.histories.grant.generator.Command;
import dev.tenure.histories.grant.generator.Histories;
import dev.tenure.histories.grant.generator.Step;
import dev.tenure.histories.grant.oracle.Terms;
import dev.tenure.histories.grant.step.StepRunner;
import dev.tenure.histories.grant.step.World;
import dev.tenure.histories.grant.step.World.Scenario;
import dev.tenure.port.outbox.Notice;
import dev.tenure.port.store.Store;
import dev.tenure.profile.Profile;
import dev.tenure.service.IssuedTokens;
import dev.tenure.token.Secret;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Grants in a history that they share with other aggregates. The purge comes at the end of all, so nothing is purged
 * here.
 */
public final class GrantParticipant implements Participant {
    private static final Set<Command> NEW = EnumSet.of(Command.AUTHORIZE, Command.ISSUE, Command.ISSUE_LASTING);

    private final Run run;
    private final Iterator<Step> history;
    private @Nullable Step next;

    /** The history of this seed, in this store. */
    public GrantParticipant(long seed, Store store, Consumer<String> cases) {
        this.run = new Run(Scenario.SANDBOX, store, cases);
        this.history = Histories.busy(seed).stream()
                .filter(step -> step.command() != Command.PURGE)
                .iterator();
    }

    /** The rules that its grants follow. */
    public static Profile[] profiles() {
        return Terms.profiles();
    }

    @Override
    public boolean isOver() {
        return !history.hasNext();
    }

    @Override
    public Instant begin() {
        next = history.next();
        return run.begin(next);
    }

    /** Redeems a code, or a refresh token of a rotating grant. */
    @Override
    public Option<Redemption> redemption() {
        var step = Objects.requireNonNull(next);
        var choices = run.world().choices;
        return switch (step.command()) {
            case EXCHANGE -> {
                var text = choices.code(step);
                var request = StepRunner.request(choices.request(text, step));
                yield Option.of(
                        node -> node.grants().exchange(request, Secret.of(text)).map(GrantParticipant::tokens));
            }
            case REFRESH -> {
                var text = choices.refreshToken(step);
                var request = StepRunner.request(choices.request(text, step));
                var narrower = Option.of(choices.narrower(text, step)).map(StepRunner::scope);
                var token = run.world().ledger.issued(text);
                yield Option.<Redemption>of(
                                node -> narrower.map(scope -> node.grants().refresh(request, Secret.of(text), scope))
                                        .getOrElse(() -> node.grants().refresh(request, Secret.of(text)))
                                        .map(GrantParticipant::tokens))
                        .filter(any -> token != null && token.grant.terms.rotates);
            }
            default -> Option.none();
        };
    }

    private static Seq<Secret> tokens(IssuedTokens issued) {
        return issued.refresh().toList().append(issued.access());
    }

    /** Returns false for a new grant, which may end others. */
    @Override
    public boolean decidesOnce() {
        return !NEW.contains(Objects.requireNonNull(next).command());
    }

    @Override
    public boolean isAccepted() {
        return run.world().answer().startsWith(Refused.ACCEPTED);
    }

    @Override
    public boolean gaveOut(Secret token) {
        return run.world().ledger.issued(token.reveal()) != null;
    }

    @Override
    public void finish(Runnable meanwhile) {
        run.finish(Objects.requireNonNull(next), meanwhile);
    }

    @Override
    public void observe(Instant now, List<WithdrawnPrincipal> meanwhile) {
        run.observe(now, () -> meanwhile.forEach(this::withdraw));
    }

    @Override
    public void compare() {
        run.compare();
    }

    @Override
    public List<WithdrawnPrincipal> withdrawn() {
        return run.world().ledger.withdrawals.stream()
                .map(each -> new WithdrawnPrincipal(each.client(), each.user(), each.cause()))
                .toList();
    }

    @Override
    public void withdraw(WithdrawnPrincipal somebody) {
        World.same("a withdrawal that was accepted", Refused.ACCEPTED, Refused.answerOf(() -> run.world()
                .host
                .withdraw(somebody.client(), somebody.user(), somebody.cause())));
    }

    @Override
    public void announced(List<Notice> all) {
        run.announced(all.stream()
                .filter(notice -> notice.aggregate().kind().equals("grant"))
                .toList());
    }

    @Override
    public String toString() {
        return "grants, " + next;
    }
}
