package dev.tenure.histories.grant.step;

import static dev.tenure.histories.grant.step.World.check;
import static dev.tenure.histories.grant.step.World.same;

import dev.tenure.grant.GrantId;
import dev.tenure.histories.grant.generator.Choices;
import dev.tenure.histories.grant.generator.Step;
import dev.tenure.histories.grant.oracle.Ledger.Grant;
import dev.tenure.service.GrantView;
import dev.tenure.service.Page;
import dev.tenure.time.Deadline;
import dev.tenure.token.ClientId;
import dev.tenure.token.UserId;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists a user's grants page by page, and compares them with the oracle's. */
final class ListSteps {
    private final World world;

    ListSteps(World world) {
        this.world = world;
    }

    /** Lists those of all clients or of one, from the newest or from a grant, which may have ended. */
    void list(Step step) {
        var user = Choices.of(Choices.USERS, step.detail());
        var client = step.detail() / 2 % 3 == 2 ? Choices.of(Choices.CLIENTS, step.detail() / 6) : null;
        var after = step.token() < 60 ? null : world.choices.name(step);
        var expected =
                after == null ? world.host.userGrants.of(client, user) : world.host.userGrants.of(client, user, after);
        var listed = walked(client, user, after, 1 + step.detail() / 12 % 3);
        same("listed", ids(expected), listedIds(listed));
        for (var i = 0; i < listed.size(); i++) describes(expected.get(i), listed.get(i));
        world.expect("listed", "listed");
        world.told(listed);
        count(client, user, after, listed.size());
    }

    private static List<String> ids(List<Grant> grants) {
        return grants.stream().map(grant -> grant.id).toList();
    }

    private static List<String> listedIds(List<GrantView> grants) {
        return grants.stream().map(grant -> grant.id().text()).toList();
    }

    private List<GrantView> walked(@Nullable String client, String user, @Nullable String after, int limit) {
        var listed = new ArrayList<GrantView>();
        var next = Option.of(after).map(World::id);
        var pages = 0;
        do {
            var page = page(client, new UserId(user), next, limit);
            check(
                    page.content().size() <= limit,
                    () -> "a page of " + page.content().size() + ", not " + limit);
            same("unreadable", 0, page.unreadable().size());
            if (page.next().isDefined() && page.content().size() < limit) world.happened("listed a shorter page");
            listed.addAll(page.content().asJava());
            next = page.next();
            pages++;
            check(pages <= world.ledger.grants.size() + 1, "a list that never ends");
        } while (next.isDefined());
        if (pages > 2) world.happened("listed more than two pages");
        return listed;
    }

    private Page<GrantView, GrantId> page(@Nullable String client, UserId user, Option<GrantId> after, int limit) {
        var grants = world.tenure.grants();
        if (client == null)
            return after.fold(() -> grants.findByUser(user, limit), it -> grants.findByUser(user, it, limit));
        var one = new ClientId(client);
        return after.fold(() -> grants.findByUser(one, user, limit), it -> grants.findByUser(one, user, it, limit));
    }

    private void describes(Grant grant, GrantView listed) {
        same("client listed", grant.client, listed.client().value());
        same("scope listed", grant.scope, listed.scope().names().toJavaSet());
        same("creation listed", grant.createdAt, listed.createdAt());
        same("authentication listed", grant.authenticatedAt, listed.authenticatedAt());
        var until = world.oracle.lifetimes.until(grant);
        same(
                "end listed",
                until == null ? null : until.at(),
                listed.deadline().map(Deadline::at).getOrNull());
        var access = world.ledger.last(grant, false);
        if (access == null || !access.isRevoked)
            same(
                    "last issue listed",
                    access == null ? null : access.issuedAt,
                    listed.lastIssuedAt().getOrNull());
    }

    private void count(@Nullable String client, String user, @Nullable String after, int listed) {
        if (listed > 1) world.happened(client == null ? "listed some" : "listed some of one client");
        if (after != null && listed > 0) world.happened("listed after one");
        var clients = world.host.userGrants.of(null, user).stream()
                .map(grant -> grant.client)
                .distinct()
                .count();
        if (client == null && clients > 1) world.happened("listed of two clients");
        if (client != null && clients > 1) world.happened("listed one of two clients");
        if (world.ledger.grants.stream().anyMatch(it -> user.equals(it.user) && isOverUnrecorded(it)))
            world.happened("listed without one that ended unrecorded");
    }

    private boolean isOverUnrecorded(Grant grant) {
        return !grant.isForgotten && grant.ended == null && world.oracle.lifetimes.endOf(grant) != null;
    }
}
