package dev.tenure.histories.grant.step;

import static dev.tenure.histories.grant.step.World.same;

import dev.tenure.grant.CodeBinding;
import dev.tenure.grant.GrantEndReason;
import dev.tenure.histories.fixture.Refused;
import dev.tenure.histories.fixture.WithdrawnPrincipal;
import dev.tenure.histories.grant.generator.Choices;
import dev.tenure.histories.grant.generator.Step;
import dev.tenure.histories.grant.oracle.Ledger;
import dev.tenure.histories.grant.oracle.Ledger.Grant;
import dev.tenure.histories.grant.oracle.Ledger.Token;
import dev.tenure.histories.grant.oracle.TokenText;
import dev.tenure.histories.grant.oracle.Wish;
import dev.tenure.profile.Plaid;
import dev.tenure.service.ClockJump;
import dev.tenure.service.NewGrant;
import dev.tenure.token.ClientId;
import dev.tenure.token.CodeChallenge;
import dev.tenure.token.KeyThumbprint;
import dev.tenure.token.Secret;
import dev.tenure.token.TokenKind;
import dev.tenure.token.UserId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs the host's steps on the library and on the oracle. */
final class HostSteps {
    private static final int BATCH = 2;
    private static final List<TokenKind> LASTING =
            List.of(TokenKind.USER, TokenKind.ASSET_REPORT, TokenKind.USER, TokenKind.ACCESS);
    private static final List<String> ENDS =
            List.of("GRANT_REVOKED", "FRAUD", "USER_PERMISSION_REVOKED", "PERMISSION_WITHDRAWN", "POLICY_CHANGED");
    private static final List<String> WITHDRAWS =
            List.of("CREDENTIALS_ROTATED", "PERMISSION_WITHDRAWN", "POLICY_CHANGED");

    private final World world;
    private final StepRunner runner;

    HostSteps(World world, StepRunner runner) {
        this.world = world;
        this.runner = runner;
    }

    private static NewGrant request(Wish wish) {
        var binding = wish.binding();
        return new NewGrant(
                wish.terms() == null
                        ? Plaid.PLAID.withName("unheard")
                        : wish.terms().profile(),
                new ClientId(wish.client()),
                Option.of(wish.user()).map(UserId::new),
                StepRunner.scope(wish.scope()),
                Option.of(wish.authenticatedAt()),
                Option.of(wish.consentUntil()),
                Option.none(),
                new CodeBinding(
                        Option.of(binding.redirectUri()),
                        Option.of(binding.challenge()).map(CodeChallenge::new),
                        Option.of(binding.nonce())),
                Option.of(binding.key()).map(KeyThumbprint::parse),
                Option.of(binding.accessTokenKey()).map(KeyThumbprint::parse));
    }

    void authorize(Step step) {
        var wish = world.choices.wish(step);
        var before = endedByLimit();
        Token code = null;
        var answer = Refused.ACCEPTED;
        try {
            code = world.host.authorize(wish);
        } catch (Refused refused) {
            answer = String.valueOf(refused.getMessage());
        }
        var actual = world.tenure.grants().authorize(request(wish));
        world.expect(answer, actual);
        if (code == null) return;
        code.grant.id = world.fresh(actual.get().grant().text());
        code.text = world.fresh(actual.get().code().reveal());
        var over = world.oracle.lifetimes.over(code.grant);
        same("code expires at", over == null ? null : over.at(), actual.get().expiresAt());
        world.told(code.text);
        limited(before);
    }

    void issue(Step step) {
        var wish = world.choices.wish(step);
        var before = endedByLimit();
        runner.given(() -> world.host.issue(wish), world.tenure.grants().issue(request(wish)));
        limited(before);
    }

    private List<Grant> endedByLimit() {
        return world.ledger.grants.stream()
                .filter(grant -> grant.ended != null && grant.ended.cause().equals("GRANT_LIMIT_REACHED"))
                .toList();
    }

    private void limited(List<Grant> before) {
        var ended = endedByLimit().stream().filter(it -> !before.contains(it)).toList();
        if (!ended.isEmpty()) world.happened("limit: the oldest ended");
        if (ended.size() > 1) world.happened("limit: several ended");
        if (ended.stream().anyMatch(it -> world.ledger.last(it, false) == null)) world.happened("limit: a code ended");
    }

    void issueLasting(Step step) {
        var wish = world.choices.wish(step);
        var kind = Choices.of(LASTING, step.detail());
        runner.given(
                () -> world.host.issueLasting(kind.wire(), wish),
                world.tenure.grants().issueLasting(kind, request(wish)));
    }

    void revoke(Step step) {
        var text = world.choices.any(step);
        var client = world.choices.client(text, step);
        var before = versions();
        var answer = "revoked";
        try {
            world.host.revoke(client, text);
        } catch (Refused refused) {
            answer = String.valueOf(refused.getMessage());
        }
        world.tenure.grants().revoke(new ClientId(client), Secret.of(text));
        var kind = TokenText.read(text);
        var changed = before == versions() ? "nothing" : kind == null ? "noise" : kind.kind();
        world.expect(answer, answer);
        world.happened("revoked: " + changed);
    }

    private long versions() {
        return world.ledger.grants.stream().mapToLong(grant -> grant.version).sum();
    }

    void end(Step step) {
        var name = world.choices.name(step);
        var cause = Choices.of(ENDS, step.detail());
        world.expect(
                Refused.answerOf(() -> world.host.end(name, cause)),
                world.tenure.grants().end(World.id(name), GrantEndReason.valueOf(cause)));
    }

    void withdraw(Step step) {
        var living = living();
        var client = step.detail() % 3 == 2 ? null : Choices.of(Choices.CLIENTS, step.whose());
        var users = client == null ? ofTwoClients(living) : Choices.USERS;
        var user = step.detail() % 3 == 0 ? null : Choices.of(users, step.detail() / 18);
        var cause = Choices.of(WITHDRAWS, step.detail() / 6);
        world.expect(
                Refused.answerOf(() -> world.host.withdraw(client, user, cause)),
                new WithdrawnPrincipal(client, user, cause).withdraw(world.tenure.principals()));
        var ended = living.stream().filter(grant -> !isAlive(grant)).toList();
        if (!ended.isEmpty()) world.happened("withdrew what lived");
        if (client != null) {
            if (user != null
                    && !ended.isEmpty()
                    && living.stream().anyMatch(it -> isAlive(it) && isOf(it, user) && !it.client.equals(client)))
                world.happened("withdrew a user at one client of two");
            return;
        }
        if (!ended.isEmpty()) world.happened("withdrew a user everywhere");
        if (ended.stream().map(grant -> grant.client).distinct().count() > 1)
            world.happened("withdrew a user of two clients");
        if (living.stream().anyMatch(grant -> isAlive(grant) && isOf(grant, user)))
            world.happened("spared a user of one client's own");
    }

    private static boolean isOf(Grant grant, @Nullable String user) {
        return Ledger.same(grant.user, user);
    }

    /** The users whose grants of two clients live; all if there are none. */
    private static List<String> ofTwoClients(List<Grant> living) {
        var some = Choices.USERS.stream()
                .filter(user -> living.stream()
                                .filter(grant -> user.equals(grant.user))
                                .map(grant -> grant.client)
                                .distinct()
                                .count()
                        > 1)
                .toList();
        return some.isEmpty() ? Choices.USERS : some;
    }

    private List<Grant> living() {
        return world.ledger.grants.stream().filter(this::isAlive).toList();
    }

    private boolean isAlive(Grant grant) {
        return world.oracle.lifetimes.endOf(grant) == null;
    }

    void sweep() {
        var expected = world.host.sweep();
        var done = 0;
        var swept = run(() -> world.tenure.sweeper().sweep(BATCH));
        while (swept.more()) {
            done += swept.done();
            same("a full batch", BATCH, swept.done());
            swept = run(() -> world.tenure.sweeper().sweep(BATCH));
        }
        same("swept", expected, done + swept.done());
        world.expect("swept", "swept");
        if (expected > 0) world.happened("swept grants");
    }

    void purge() {
        var clients = world.ledger.grants.stream()
                .filter(grant -> grant.user == null && !grant.isForgotten)
                .count();
        var grants = world.host.purgeGrants();
        var seals = world.host.purgeSeals();
        var purged = run(() -> world.tenure.sweeper().purge(BATCH));
        var goneGrants = purged.grants();
        var goneSeals = purged.seals();
        while (purged.more()) {
            purged = run(() -> world.tenure.sweeper().purge(BATCH));
            goneGrants += purged.grants();
            goneSeals += purged.seals();
        }
        same("purged grants", grants, goneGrants);
        same("erased seals", seals, goneSeals);
        world.expect("purged", "purged");
        world.told();
        world.host.tell();
        if (grants > 0) world.happened("purged grants");
        if (seals > 0) world.happened("erased seals");
        if (world.ledger.grants.stream()
                        .filter(grant -> grant.user == null && !grant.isForgotten)
                        .count()
                < clients) world.happened("purged a client's grant");
    }

    /** Confirms any jump of the clock: the history wants it. */
    private <T> T run(Supplier<Either<ClockJump, T>> work) {
        return work.get().getOrElseGet(jump -> {
            if (!world.tenure.sweeper().confirm(jump)) throw new AssertionError("a jump is confirmed");
            world.happened("confirmed a jump of the clock");
            return work.get().get();
        });
    }
}
