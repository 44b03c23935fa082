package dev.tenure.histories.item;

import dev.tenure.histories.fixture.Participant;
import dev.tenure.histories.fixture.Redemption;
import dev.tenure.histories.fixture.Refused;
import dev.tenure.histories.fixture.WithdrawnPrincipal;
import dev.tenure.histories.item.generator.Action;
import dev.tenure.histories.item.generator.Command;
import dev.tenure.histories.item.generator.Histories;
import dev.tenure.histories.item.step.Scenario;
import dev.tenure.histories.item.step.World;
import dev.tenure.port.outbox.Notice;
import dev.tenure.port.store.Store;
import dev.tenure.profile.Profile;
import dev.tenure.service.IssuedAccess;
import dev.tenure.token.ClientId;
import dev.tenure.token.Secret;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Links and Items in a history that they share with other aggregates. */
public final class ItemParticipant implements Participant {
    private static final Set<String> KINDS = Set.of("link", "item", "principal");

    private final Run run;
    private final Iterator<Action> history;
    private @Nullable Action next;

    /** The history of this seed, in this store. */
    public ItemParticipant(long seed, Store store, Consumer<String> cases) {
        this.run = new Run(Scenario.SANDBOX, store, cases);
        this.history = Histories.busy(seed).iterator();
    }

    /** The profiles of its Links and Items. */
    public static Profile[] profiles() {
        return World.profiles();
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

    @Override
    public Option<Redemption> redemption() {
        var action = Objects.requireNonNull(next);
        var choices = run.world().choices;
        return switch (action.command()) {
            case EXCHANGE -> {
                var text = choices.publicToken(action);
                var client = new ClientId(choices.client(text, action));
                yield Option.of(
                        node -> node.items().exchange(client, Secret.of(text)).map(ItemParticipant::token));
            }
            case ROTATE -> {
                var text = choices.token("access", action);
                var client = new ClientId(choices.client(text, action));
                yield Option.of(node ->
                        node.items().rotateAccessToken(client, Secret.of(text)).map(ItemParticipant::token));
            }
            default -> Option.none();
        };
    }

    @Override
    public boolean decidesOnce() {
        return Objects.requireNonNull(next).command() != Command.BAD_LOGIN;
    }

    private static Seq<Secret> token(IssuedAccess issued) {
        return Vector.of(issued.accessToken());
    }

    @Override
    public boolean isAccepted() {
        return !run.world().wasRefused();
    }

    @Override
    public boolean gaveOut(Secret token) {
        return run.world().oracle.ledger.tokens.stream().anyMatch(each -> each.text.equals(token.reveal()));
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
        return run.world().oracle.ledger.withdrawals.stream()
                .map(each -> new WithdrawnPrincipal(each.client(), each.user(), each.cause()))
                .toList();
    }

    @Override
    public void withdraw(WithdrawnPrincipal somebody) {
        World.check(
                run.world()
                        .oracle
                        .withdraw(somebody.client(), somebody.user(), somebody.cause())
                        .equals(Refused.ACCEPTED),
                "a withdrawal that was accepted is one");
    }

    @Override
    public void announced(List<Notice> all) {
        run.announced(all.stream()
                .filter(notice -> KINDS.contains(notice.aggregate().kind()))
                .toList());
    }

    @Override
    public String toString() {
        return "Items, " + next;
    }
}
