package dev.tenure.histories.item.step;

import dev.tenure.histories.fixture.Refused;
import dev.tenure.histories.fixture.WithdrawnPrincipal;
import dev.tenure.histories.item.generator.Action;
import dev.tenure.histories.item.generator.Choices;
import dev.tenure.histories.item.oracle.ItemOracle;
import dev.tenure.histories.item.oracle.Ledger;
import dev.tenure.histories.item.oracle.Ledger.Item;
import dev.tenure.histories.item.oracle.ReportOracle;
import dev.tenure.item.ItemId;
import dev.tenure.item.RevokedAt;
import dev.tenure.port.store.SweepResult;
import dev.tenure.service.Items;
import dev.tenure.time.UpdateCause;
import dev.tenure.token.AccountId;
import dev.tenure.token.ClientId;
import dev.tenure.token.Purpose;
import dev.tenure.token.Secret;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Runs the reports about an Item, and the steps that concern everybody, on the library and on the oracle. */
public final class ReportSteps {
    private static final List<String> REMOVALS =
            List.of("ITEM_REMOVED", "FRAUD", "ITEM_REMOVED", "CONNECTION_NON_FUNCTIONAL");
    private static final List<String> TROUBLES = List.of(
            "PASSWORD_CHANGED", "LOGIN_REQUIRED", "MFA_CHANGED", "INSTITUTION_TOKEN_INVALID", "CONSENT_EXPIRED");
    private static final List<String> DISCONNECTS =
            List.of("INSTITUTION_MIGRATION", "INSTITUTION_TOKEN_EXPIRATION", "LOGIN_REQUIRED");
    private static final List<String> WITHDRAWALS =
            List.of("CREDENTIALS_ROTATED", "PERMISSION_WITHDRAWN", "POLICY_CHANGED");

    private final World world;
    private final Items items;
    private final ReportOracle oracle;

    ReportSteps(World world) {
        this.world = world;
        this.items = world.tenure.items();
        this.oracle = world.oracle.reports;
    }

    void remove(Action action) {
        var name = world.choices.name(action);
        var cause = Choices.of(REMOVALS, action.detail());
        var namesProduct = ItemSteps.namesProduct(action);
        world.expect(
                oracle.remove(name, cause, namesProduct),
                items.remove(id(name), ItemSteps.removal(cause, namesProduct)));
    }

    void loginRequired(Action action) {
        var name = world.choices.name(action);
        var cause = Choices.of(TROUBLES, action.detail());
        world.expect(
                oracle.reportLoginRequired(name, cause),
                items.reportLoginRequired(id(name), UpdateCause.valueOf(cause)));
    }

    void reissue(Action action) {
        var name = world.choices.name(action);
        var reissued = items.reissueAccessToken(id(name));
        world.expect(oracle.reissue(name), reissued);
        reissued.forEach(issued -> {
            world.issued(issued.accessToken());
            World.check(!issued.repeated() && issued.item().text().equals(name), "a reissued token is the Item's own");
        });
    }

    void selfHeal(Action action) {
        var name = world.choices.name(action);
        var until = world.choices.until(action);
        world.expect(
                oracle.selfHeal(name, until),
                until == null ? items.selfHeal(id(name)) : items.selfHeal(id(name), until));
    }

    void scheduleDisconnect(Action action) {
        var name = world.choices.name(action);
        var at = world.choices.instant(action.detail() % 15);
        var why = Choices.of(DISCONNECTS, action.detail() / 15);
        world.expect(
                oracle.scheduleDisconnect(name, at, why),
                items.scheduleDisconnect(id(name), at, UpdateCause.valueOf(why)));
    }

    void revokeAccount(Action action) {
        var name = world.choices.name(action);
        var account = world.choices.account(action);
        world.expect(oracle.endAccount(name, account), items.revokeAccount(id(name), account(account)));
    }

    void closeAccount(Action action) {
        var name = world.choices.name(action);
        var account = world.choices.account(action);
        world.expect(oracle.endAccount(name, account), items.closeAccount(id(name), account(account)));
    }

    void revokePermission(Action action) {
        var name = world.choices.name(action);
        var inPortal = action.detail() % 3 == 2;
        var channel = inPortal ? RevokedAt.PROVIDER_PORTAL : RevokedAt.INSTITUTION;
        world.expect(oracle.revokePermission(name, inPortal), items.revokePermission(id(name), channel));
    }

    void duplicateLinked(Action action) {
        var name = world.choices.name(action);
        world.expect(oracle.duplicateLinked(name), items.duplicateLinked(id(name), new ItemId(new UUID(7, 7))));
    }

    void detectAccounts(Action action) {
        var name = world.choices.name(action);
        var found = world.choices.found(action);
        world.expect(
                oracle.detectNewAccounts(name, found),
                items.detectNewAccounts(id(name), Vector.ofAll(found).map(LinkSteps::label)));
    }

    void withdraw(Action action) {
        var client = action.detail() % 9 == 8 ? null : Choices.of(Choices.CLIENTS, action.whose());
        var user = action.detail() % 3 == 0 ? null : Choices.of(Choices.USERS, action.detail() % 3);
        var cause = Choices.of(WITHDRAWALS, action.detail() / 3);
        var itemStatuses = itemStatuses();
        var concerned = world.oracle.ledger.items.stream()
                .filter(item -> item.client.equals(client) && (user == null || user.equals(item.user)))
                .toList();
        var before = concerned.stream().map(world.oracle.ledger::withdrawalOf).toList();
        world.expect(
                world.oracle.withdraw(client, user, cause),
                new WithdrawnPrincipal(client, user, cause).withdraw(world.tenure.principals()));
        var after = itemStatuses();
        for (var i = 0; i < itemStatuses.size(); i++)
            if (!itemStatuses.get(i).equals(after.get(i))) world.happened("withdrawn: " + itemStatuses.get(i));
        if (world.wasRefused()) return;
        if (client == null && itemStatuses.equals(after)) world.happened("spared by a user everywhere");
        for (var i = 0; i < concerned.size(); i++) countBackwards(concerned.get(i), before.get(i) != null);
    }

    /** Counts withdrawals out of order: a second time, or before the last change. */
    private void countBackwards(Item item, boolean again) {
        var ledger = world.oracle.ledger;
        var last = ledger.withdrawals.get(ledger.withdrawals.size() - 1).at();
        var end = Objects.requireNonNull(ledger.withdrawalOf(item)).at();
        if (again && !last.isAfter(end)) world.happened("withdrawn again, and not later");
        if (!again && last.isBefore(end)) world.happened("withdrawn by a clock that is behind");
    }

    private List<String> itemStatuses() {
        var itemStatuses = new ArrayList<String>();
        for (var item : world.oracle.ledger.items)
            itemStatuses.add(world.oracle
                    .lifetimes
                    .itemStatus(item, world.oracle.ledger.lastMomentOf(item))
                    .state());
        return itemStatuses;
    }

    void sweep(Action action) {
        sweep(1 + action.detail() % 3);
    }

    /** Sweeps, and tells the oracle which Items it took. */
    void sweep(int limit) {
        var before = versions();
        var report = swept(limit);
        var swept = new ArrayList<Item>();
        var after = versions();
        for (var i = 0; i < before.size(); i++)
            if (after.get(i) > before.get(i)) swept.add(world.oracle.ledger.items.get(i));
        var flaw = world.oracle.sweep(limit, swept);
        World.check(flaw.isEmpty(), flaw);
        World.check(report.done() == swept.size() && report.lost() == 0, "a sweep reports what it did");
        var left = world.oracle.sweep(Integer.MAX_VALUE, List.of());
        World.check(report.more() || left.isEmpty(), "a sweep says that there is more");
        world.expect(Refused.ACCEPTED, Either.right(report));
        if (!swept.isEmpty()) world.happened("swept");
    }

    /** Confirms any jump of the clock: the history wants it. */
    private SweepResult swept(int limit) {
        var sweeper = world.tenure.sweeper();
        return sweeper.sweep(limit).getOrElseGet(jump -> {
            World.check(sweeper.confirm(jump), "a jump is confirmed");
            world.happened("confirmed a jump of the clock");
            return sweeper.sweep(limit).get();
        });
    }

    private List<Long> versions() {
        var versions = new ArrayList<Long>();
        for (var item : world.oracle.ledger.items)
            versions.add(world.store.items().find(id(item.id)).get().version());
        return versions;
    }

    /** Another environment refuses the tokens of this one. */
    void elsewhere(Action action) {
        var text = world.choices.token("access", action);
        var client = new ClientId(world.choices.client(text, action));
        var there = world.elsewhere.items();
        world.expect(
                new ItemOracle(new Ledger("production"), world.oracle.lifetimes).rotate("", text),
                there.rotateAccessToken(client, Secret.of(text)));
        world.expect(world.answer(), there.authenticate(client, Secret.of(text), Purpose.MANAGEMENT));
        var known = world.choices.item(action);
        if (known == null) return;
        world.expect("NOT_FOUND", there.reportLoginRequired(id(known.id), UpdateCause.PASSWORD_CHANGED));
    }

    public static ItemId id(String text) {
        return new ItemId(UUID.fromString(text));
    }

    private static AccountId account(String text) {
        return new AccountId(UUID.fromString(text));
    }
}
