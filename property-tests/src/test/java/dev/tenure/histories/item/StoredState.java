package dev.tenure.histories.item;

import static dev.tenure.histories.item.step.World.check;

import dev.tenure.histories.item.oracle.Ledger;
import dev.tenure.histories.item.oracle.Ledger.Aggregate;
import dev.tenure.histories.item.step.ReportSteps;
import dev.tenure.histories.item.step.World;
import dev.tenure.item.Item;
import dev.tenure.link.Link;
import dev.tenure.link.LinkId;
import dev.tenure.port.store.Versioned;
import dev.tenure.principal.Principal;
import dev.tenure.principal.PrincipalId;
import dev.tenure.token.ClientId;
import dev.tenure.token.Environment;
import dev.tenure.token.UserId;
import io.vavr.control.Option;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The stored aggregates at one instant. */
record StoredState(
        Map<String, Versioned<Item>> items,
        Map<String, Versioned<Link>> links,
        Map<PrincipalId, Versioned<Principal>> principals) {

    static StoredState in(World world) {
        var stored = new StoredState(new HashMap<>(), new HashMap<>(), new HashMap<>());
        for (var item : world.oracle.ledger.items)
            stored.items.put(
                    item.id, world.store.items().find(ReportSteps.id(item.id)).get());
        for (var link : world.oracle.ledger.links)
            stored.links.put(
                    link.id,
                    world.store
                            .links()
                            .find(new LinkId(UUID.fromString(link.id)))
                            .get());
        for (var withdrawal : world.oracle.ledger.withdrawals) {
            var id = new PrincipalId(
                    Environment.valueOf(world.oracle.ledger.environment.toUpperCase(Locale.ROOT)),
                    Option.of(withdrawal.client()).map(ClientId::new),
                    Option.of(withdrawal.user()).map(UserId::new));
            stored.principals.put(id, world.store.principals().find(id).get());
        }
        return stored;
    }

    /** Checks that versions and instants are those that the oracle counted. */
    void isAsCounted(Ledger ledger) {
        for (var item : ledger.items) isAsCounted(item, Objects.requireNonNull(items.get(item.id)));
        for (var link : ledger.links) isAsCounted(link, Objects.requireNonNull(links.get(link.id)));
    }

    private static void isAsCounted(Aggregate aggregate, Versioned<?> found) {
        check(
                found.version() == aggregate.version,
                () -> "version: expected " + aggregate.version + ", was " + found.version());
        check(
                found.changedAt().equals(aggregate.changedAt),
                () -> "changed: expected at " + aggregate.changedAt + ", was " + found.changedAt());
    }

    /** P66: each stored change raises the version by one, and without one nothing changes. */
    void grewInto(StoredState later, int commands) {
        items.forEach((id, before) -> grew(before, later.items.get(id), Math.min(commands, 1)));
        links.forEach((id, before) -> grew(before, later.links.get(id), commands));
    }

    /** The same without a seal: a purge erases it, and no version rises. */
    private static Object unsealed(Object state) {
        return state instanceof Item item ? item.withoutSeal() : state;
    }

    private static void grew(Versioned<?> before, @Nullable Versioned<?> after, int commands) {
        check(after != null, "what was stored is there");
        var rise = Objects.requireNonNull(after).version() - before.version();
        check(rise >= 0 && rise <= commands, "P66: the version rose by " + rise);
        var isSame = unsealed(before.state()).equals(unsealed(after.state()))
                && before.changedAt().equals(after.changedAt());
        check(rise > 0 || isSame, "P66: changed without a version");
    }
}
