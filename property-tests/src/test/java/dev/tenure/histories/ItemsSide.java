package dev.tenure.histories;

import dev.tenure.port.outbox.Notice;
import dev.tenure.port.store.Store;
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

/** Links and Items in a history that is not theirs alone. */
public final class ItemsSide implements Side {
    private static final Set<String> KINDS = Set.of("link", "item", "principal");

    private final Run run;
    private final Iterator<Action> history;
    private @Nullable Action next;

    /** The history of this seed, in this store. */
    public ItemsSide(long seed, Store store, Consumer<String> cases) {
        this.run = new Run(Scene.SANDBOX, store, cases);
        this.history = Histories.busy(seed).iterator();
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
    public Option<Spending> spending() {
        var action = Objects.requireNonNull(next);
        var choices = run.world().choices;
        return switch (action.command()) {
            case EXCHANGE -> {
                var text = choices.publicToken(action);
                var client = new ClientId(choices.client(text, action));
                yield Option.of(
                        node -> node.items().exchange(client, Secret.of(text)).map(ItemsSide::token));
            }
            case ROTATE -> {
                var text = choices.token("access", action);
                var client = new ClientId(choices.client(text, action));
                yield Option.of(node ->
                        node.items().rotateAccessToken(client, Secret.of(text)).map(ItemsSide::token));
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
    public void observe(Instant now, List<Withdrawn> meanwhile) {
        run.observe(now, () -> meanwhile.forEach(this::withdraw));
    }

    @Override
    public void compare() {
        run.compare();
    }

    @Override
    public List<Withdrawn> withdrawn() {
        return run.world().oracle.ledger.withdrawals.stream()
                .map(each -> new Withdrawn(each.client(), each.user(), each.cause()))
                .toList();
    }

    @Override
    public void withdraw(Withdrawn somebody) {
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
