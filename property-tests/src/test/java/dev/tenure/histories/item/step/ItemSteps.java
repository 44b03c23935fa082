package dev.tenure.histories.item.step;

import dev.tenure.histories.fixture.Refused;
import dev.tenure.histories.item.generator.Action;
import dev.tenure.histories.item.generator.Choices;
import dev.tenure.histories.item.oracle.ItemOracle;
import dev.tenure.histories.item.oracle.Ledger;
import dev.tenure.histories.item.oracle.Ledger.Answer;
import dev.tenure.histories.item.oracle.Ledger.Dated;
import dev.tenure.histories.item.oracle.Ledger.Token;
import dev.tenure.item.AuthorizedItem;
import dev.tenure.item.Removal;
import dev.tenure.item.RemovalReason;
import dev.tenure.item.Webhook;
import dev.tenure.service.IssuedAccess;
import dev.tenure.service.Items;
import dev.tenure.token.AccountId;
import dev.tenure.token.ClientId;
import dev.tenure.token.Processor;
import dev.tenure.token.Purpose;
import dev.tenure.token.Secret;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Runs the steps that present an Item's token, on the library and on the oracle. */
final class ItemSteps {
    private static final List<String> REMOVALS =
            List.of("ITEM_REMOVED", "FRAUD", "CONNECTION_NON_FUNCTIONAL", "ITEM_REMOVED");

    private final World world;
    private final Items items;
    private final ItemOracle oracle;

    ItemSteps(World world) {
        this.world = world;
        this.items = world.tenure.items();
        this.oracle = world.oracle.items;
    }

    void exchange(Action action) {
        var text = world.choices.publicToken(action);
        var client = world.choices.client(text, action);
        var last = lastAnswerTo(text);
        var exchanged = items.exchange(new ClientId(client), Secret.of(text));
        world.expect(oracle.exchange(client, text), exchanged);
        exchanged.forEach(this::issued);
        whenDue(text);
        whenRetried(last);
    }

    /** Counts exchanges at the deadline or just before it. */
    private void whenDue(String text) {
        var token = tokenOf(text);
        if (token == null || token.expiresAt == null) return;
        if (token.expiresAt.equals(world.now()) && world.answer().equals("EXPIRED"))
            world.happened("exchange at the instant, refused");
        if (token.expiresAt.minusMillis(1).equals(world.now()) && !world.wasRefused())
            world.happened("exchange a millisecond before the instant, accepted");
    }

    void rotate(Action action) {
        var text = world.choices.token("access", action);
        var client = world.choices.client(text, action);
        var last = lastAnswerTo(text);
        var rotated = items.rotateAccessToken(new ClientId(client), Secret.of(text));
        world.expect(oracle.rotate(client, text), rotated);
        rotated.forEach(this::issued);
        whenRetried(last);
    }

    /** P49: a new access token, or the same once more. */
    private void issued(IssuedAccess issued) {
        var again = oracle.toldAgain();
        World.check(issued.repeated() == (again != null), "a repetition is marked as one");
        if (again == null) {
            world.issued(issued.accessToken());
            expectItem(issued.item().text());
            return;
        }
        World.check(again.text.equals(issued.accessToken().reveal()), "P49: a retry gets the same access token");
        World.check(Objects.requireNonNull(again.item).id.equals(issued.item().text()), "a retry gets the same Item");
    }

    private @Nullable Answer lastAnswerTo(String text) {
        var token = tokenOf(text);
        if (token == null || token.item == null) return null;
        var last = world.oracle.ledger.lastAnswer(token.item);
        return last == null || !last.isTo(token) ? null : last;
    }

    /** Counts retries in the window, at its end and after it. */
    private void whenRetried(@Nullable Answer last) {
        if (last == null || last.until == null) return;
        var off = Duration.between(last.until, world.now()).toMillis();
        var isRefused = List.of("CONSUMED", "ROTATED").contains(world.answer());
        if (!world.wasRefused()) world.happened("retry: the same access token");
        if (!world.wasRefused() && off == -1) world.happened("retry: a millisecond before its deadline");
        if (isRefused && off == 0) world.happened("retry: at its deadline");
        if (isRefused && off < 0 && last.isReceived) world.happened("retry: after the receipt");
    }

    void received(Action action) {
        var text = world.choices.token("access", action);
        var client = world.choices.client(text, action);
        var received = items.received(new ClientId(client), Secret.of(text));
        world.expect(oracle.received(client, text), received);
        received.forEach(ended -> World.check(ended == oracle.endedWindow(), "a receipt ends a window that is open"));
        if (received.contains(true)) world.happened("received: a window ended");
    }

    void authenticate(Action action) {
        var text = world.choices.token(action.detail() % 6 == 5 ? "processor" : "access", action);
        var client = world.choices.client(text, action);
        var call = action.detail() % 2 == 0 ? Purpose.DATA : Purpose.MANAGEMENT;
        var opened = items.authenticate(new ClientId(client), Secret.of(text), call);
        world.expect(oracle.authenticate(client, text, call == Purpose.DATA), opened);
        opened.forEach(access -> expectAccess(text, access));
    }

    void authenticateProcessor(Action action) {
        var text = world.choices.token(action.detail() % 6 == 5 ? "access" : "processor", action);
        var processor = world.choices.processor(text, action);
        var opened = items.authenticate(new Processor(processor), Secret.of(text));
        world.expect(oracle.authenticateProcessor(processor, text), opened);
        opened.forEach(access -> expectAccess(text, access));
    }

    private void expectAccess(String text, AuthorizedItem access) {
        var item = Objects.requireNonNull(Objects.requireNonNull(tokenOf(text)).item);
        World.check(access.item().id().text().equals(item.id), "a token opens its own Item");
        var expected = world.oracle.lifetimes.warning(item, world.oracle.ledger.lastMomentOf(item));
        var actual = access.warning()
                .map(deadline -> new Dated(deadline.at(), deadline.cause().name()))
                .getOrNull();
        World.check(Ledger.same(expected, actual), () -> "warning: expected " + expected + ", was " + actual);
        if (expected != null) world.happened("opened with a warning");
    }

    void status(Action action) {
        var kind = Choices.of(List.of("access", "public", "processor", "link", "assets"), action.detail());
        var text = world.choices.token(kind, action);
        var client = world.choices.client(text, action);
        var status = items.statusOf(new ClientId(client), Secret.of(text));
        var expected = oracle.statusOf(client, text);
        world.expect(VisibleState.isStatus(expected) ? Refused.ACCEPTED : expected, status);
        var fact = items.tokenOf(new ClientId(client), Secret.of(text));
        World.check(World.nameOf(fact).equals(world.answer()), "who may ask for the status may ask for the fact");
        fact.forEach(known -> World.check(
                known.issuedAt().equals(Objects.requireNonNull(tokenOf(text)).issuedAt), "a fact is never updated"));
    }

    void startUpdate(Action action) {
        var text = world.choices.token(action.detail() % 4 == 3 ? "public" : "access", action);
        var client = world.choices.client(text, action);
        var started = items.startUpdate(new ClientId(client), Secret.of(text));
        world.expect(oracle.startUpdate(client, text), started);
        started.forEach(issued -> {
            world.issued(issued.linkToken());
            World.check(
                    issued.expiresAt().equals(world.oracle.lastIssued().expiresAt), "an update link lives 30 minutes");
            if (text.startsWith("public")) world.happened("update started with a public token");
        });
    }

    void completeUpdate(Action action) {
        var text = world.choices.token("link", action);
        var labels = world.choices.labels(action);
        var until = world.choices.until(action);
        var updated = items.completeUpdate(Secret.of(text), LinkSteps.consent(labels, until));
        world.expect(oracle.completeUpdate(text, labels, until), updated);
        if (updated.isLeft()) return;
        var item = Objects.requireNonNull(Objects.requireNonNull(tokenOf(text)).item);
        if (new VisibleState(world).learnAccounts(item)) world.happened("an update added an account");
        if (item.accounts.stream().anyMatch(account -> account.ended)) world.happened("an update with ended accounts");
    }

    void issueProcessorToken(Action action) {
        var text = world.choices.token("access", action);
        var client = world.choices.client(text, action);
        var account = world.choices.account(action);
        var processor = Choices.PROCESSORS.get(action.detail() % 3 / 2);
        var issued = items.issueProcessorToken(
                new ClientId(client),
                Secret.of(text),
                new AccountId(UUID.fromString(account)),
                new Processor(processor));
        world.expect(oracle.issueProcessorToken(client, text, account, processor), issued);
        issued.forEach(it -> {
            world.issued(it.processorToken());
            expectItem(it.item().text());
        });
    }

    void changeWebhook(Action action) {
        var text = world.choices.token("access", action);
        var client = world.choices.client(text, action);
        var webhook = LinkSteps.webhook(action.detail());
        world.expect(
                oracle.changeWebhook(client, text, webhook),
                webhook == null
                        ? items.removeWebhook(new ClientId(client), Secret.of(text))
                        : items.changeWebhook(new ClientId(client), Secret.of(text), new Webhook(webhook)));
    }

    void remove(Action action) {
        var text = world.choices.token("access", action);
        var client = world.choices.client(text, action);
        var cause = Choices.of(REMOVALS, action.detail());
        var namesProduct = namesProduct(action);
        var isSuspect = isSuspect(text);
        world.expect(
                oracle.remove(client, text, cause, namesProduct),
                items.remove(new ClientId(client), Secret.of(text), removal(cause, namesProduct)));
        if (isSuspect && !world.wasRefused()) world.happened("removed under a suspect clock");
    }

    private boolean isSuspect(String text) {
        var token = tokenOf(text);
        return token != null
                && token.item != null
                && token.item.changedAt.isAfter(world.now().plus(Ledger.SKEW));
    }

    static boolean namesProduct(Action action) {
        return action.detail() / 6 % 3 == 2;
    }

    static Removal removal(String cause, boolean namesProduct) {
        return new Removal(RemovalReason.valueOf(cause), Option.none(), Option.when(namesProduct, "auth"));
    }

    private void expectItem(String id) {
        World.check(
                Objects.requireNonNull(world.oracle.lastIssued().item).id.equals(id),
                "a token is issued for the Item of the one presented");
    }

    private @Nullable Token tokenOf(String text) {
        for (var token : world.oracle.ledger.tokens) if (token.text.equals(text)) return token;
        return null;
    }
}
