package dev.tenure.histories.item;

import static dev.tenure.histories.item.step.World.check;

import dev.tenure.histories.item.oracle.Ledger.Aggregate;
import dev.tenure.histories.item.oracle.Ledger.Item;
import dev.tenure.histories.item.oracle.Ledger.Token;
import dev.tenure.histories.item.step.ReportSteps;
import dev.tenure.histories.item.step.VisibleState;
import dev.tenure.histories.item.step.World;
import dev.tenure.item.Removed;
import dev.tenure.token.ClientId;
import dev.tenure.token.Purpose;
import dev.tenure.token.Secret;
import dev.tenure.token.TokenStatus;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The invariants after every step, whatever the oracle says, named after the properties in the documents. */
final class Invariants {
    private final World world;
    private final Map<Token, String> ends = new HashMap<>();
    private final Map<Item, String> removals = new HashMap<>();

    Invariants(World world) {
        this.world = world;
    }

    /** A clock that goes back may undo an end that it alone has brought and nobody has recorded. */
    void clockWentBack() {
        ends.entrySet()
                .removeIf(end -> !end.getValue().equals("CONSUMED")
                        && !end.getValue().equals("ROTATED")
                        && !isOver(end.getKey()));
        removals.keySet().removeIf(item -> !isOver(item));
    }

    private boolean isOver(Token token) {
        return token.link == null ? isOver(Objects.requireNonNull(token.item)) : isWithdrawn(token.link);
    }

    private boolean isOver(Item item) {
        return isWithdrawn(item)
                || world.store.items().find(ReportSteps.id(item.id)).get().state() instanceof Removed;
    }

    private boolean isWithdrawn(Aggregate aggregate) {
        return world.oracle.ledger.withdrawalOf(aggregate) != null;
    }

    void hold(Map<Token, String> statuses, Map<Item, String> itemStatuses) {
        statuses.forEach(this::endsAreAbsorbing);
        statuses.forEach(Invariants::unendingTokensDoNotExpire);
        itemStatuses.forEach(this::removalsStand);
        itemStatuses.forEach((item, itemStatus) -> oneLives(item, itemStatus, statuses));
        itemStatuses.forEach((item, itemStatus) -> dataFollowsHealth(item, itemStatus, statuses));
    }

    /** P25: the first end keeps, and nothing lives again. */
    private void endsAreAbsorbing(Token token, String status) {
        if (!VisibleState.isStatus(status)) return;
        var before = ends.get(token);
        check(before == null || before.equals(status), () -> "P25: " + before + " became " + status);
        if (TokenStatus.valueOf(status).isEnd()) ends.put(token, status);
    }

    /** P25, P35: a removal keeps its cause and its instant. */
    private void removalsStand(Item item, String itemStatus) {
        var before = removals.get(item);
        check(before == null || before.equals(itemStatus), () -> "P25: " + before + " became " + itemStatus);
        if (itemStatus.startsWith("REMOVED")) removals.put(item, itemStatus);
    }

    /** P34 and P14: access and processor tokens have no deadline. */
    private static void unendingTokensDoNotExpire(Token token, String status) {
        if (token.kind.equals("access") || token.kind.equals("processor"))
            check(!status.equals("EXPIRED"), "P34: an access or a processor token expired");
    }

    /** P37 and G3: one access token lives while an Item is linked; P36: nothing when it is removed. */
    private static void oneLives(Item item, String itemStatus, Map<Token, String> statuses) {
        var access = 0;
        var any = 0;
        for (var entry : statuses.entrySet()) {
            if (entry.getKey().item != item) continue;
            if (!VisibleState.isStatus(entry.getValue())) return;
            if (TokenStatus.valueOf(entry.getValue()).isEnd()) continue;
            any++;
            if (entry.getKey().kind.equals("access")) access++;
        }
        var isLinked = itemStatus.startsWith("ACTIVE") || itemStatus.startsWith("NEEDS_UPDATE");
        var living = access;
        check(
                living == (isLinked ? 1 : 0),
                () -> "G3: " + living + " live access tokens of an Item that is " + itemStatus);
        check(any == 0 || !itemStatus.startsWith("REMOVED"), "P36: a token of a removed Item lives");
    }

    static boolean isLiveAccess(Token token, String status) {
        return token.kind.equals("access") && (status.equals("ACTIVE") || status.equals("NEEDS_UPDATE"));
    }

    /** P39 and P43: data is refused while the user is needed, and only then, in the warning window too. */
    private void dataFollowsHealth(Item item, String itemStatus, Map<Token, String> statuses) {
        for (var entry : statuses.entrySet()) {
            var token = entry.getKey();
            if (token.item != item || !isLiveAccess(token, entry.getValue())) continue;
            var data =
                    world.tenure.items().authenticate(new ClientId(item.client), Secret.of(token.text), Purpose.DATA);
            var management = world.tenure
                    .items()
                    .authenticate(new ClientId(item.client), Secret.of(token.text), Purpose.MANAGEMENT);
            check(
                    data.isRight() == itemStatus.equals("ACTIVE"),
                    () -> "P43: data " + data + " of an Item that is " + itemStatus);
            check(management.isRight(), () -> "P39: management of an Item that is " + itemStatus + ": " + management);
        }
    }
}
