package dev.tenure.histories.grant.step;

import static dev.tenure.histories.grant.step.World.same;
import static java.util.Objects.requireNonNull;

import dev.tenure.decision.Rejection;
import dev.tenure.grant.Introspection;
import dev.tenure.grant.TokenRequest;
import dev.tenure.histories.fixture.Refused;
import dev.tenure.histories.grant.generator.Step;
import dev.tenure.histories.grant.oracle.Ledger.Token;
import dev.tenure.histories.grant.oracle.Oracle.Given;
import dev.tenure.histories.grant.oracle.Proofs;
import dev.tenure.histories.grant.oracle.Request;
import dev.tenure.service.Grants;
import dev.tenure.service.IssuedTokens;
import dev.tenure.time.Deadline;
import dev.tenure.token.ClientId;
import dev.tenure.token.KeyThumbprint;
import dev.tenure.token.Scope;
import dev.tenure.token.Secret;
import io.vavr.collection.LinkedHashSet;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs a step on the library and on the oracle. */
public final class StepRunner {
    private final World world;
    private final Grants grants;
    private final HostSteps host;
    private final ListSteps lists;
    private final Cases cases;
    private final Set<String> spent = new HashSet<>();

    public StepRunner(World world) {
        this.world = world;
        this.grants = world.tenure.grants();
        this.cases = new Cases(world);
        this.host = new HostSteps(world, this);
        this.lists = new ListSteps(world);
    }

    public void perform(Step step) {
        switch (step.command()) {
            case AUTHORIZE -> host.authorize(step);
            case ISSUE -> host.issue(step);
            case ISSUE_LASTING -> host.issueLasting(step);
            case EXCHANGE -> exchange(step);
            case REFRESH -> refresh(step);
            case AUTHENTICATE -> authenticate(step);
            case INTROSPECT -> introspect(step);
            case RECEIVED -> received(step);
            case REVOKE -> host.revoke(step);
            case END -> host.end(step);
            case WITHDRAW -> host.withdraw(step);
            case LIST -> lists.list(step);
            case SWEEP -> host.sweep();
            case PURGE -> host.purge();
        }
        world.happened(step.command() + " " + world.answer().split(" ", 2)[0]);
    }

    private void exchange(Step step) {
        var text = world.choices.code(step);
        var by = world.choices.request(text, step);
        var before = cases.before(text, by);
        given(() -> world.oracle.exchange(by, text), grants.exchange(request(by), Secret.of(text)));
        before.exchanged(world.answer());
        spend(text);
    }

    private void refresh(Step step) {
        var text = world.choices.refreshToken(step);
        var by = world.choices.request(text, step);
        var narrower = world.choices.narrower(text, step);
        var before = cases.before(text, by);
        given(
                () -> world.oracle.refresh(by, text, narrower),
                refreshed(request(by), Secret.of(text), Option.of(narrower).map(StepRunner::scope)));
        before.refreshed(world.answer());
        if (!world.answer().endsWith("true")) spend(text);
    }

    /** P26, P49, P53: a token that is replaced when it is presented brings something new once. */
    private void spend(String text) {
        var token = world.ledger.issued(text);
        if (token == null || !world.answer().startsWith(Refused.ACCEPTED)) return;
        World.check(
                spent.add(text) || (token.kind.equals("refresh") && !token.grant.terms.rotates),
                "P49: presented twice, with success");
    }

    /** Compares the issued tokens with the expected ones. The oracle learns the new texts. */
    void given(Supplier<Given> expected, Either<Rejection, IssuedTokens> actual) {
        Given due = null;
        var answer = Refused.ACCEPTED;
        try {
            due = expected.get();
        } catch (Refused refused) {
            answer = String.valueOf(refused.getMessage());
        }
        world.expect(answer, actual);
        if (due != null) given(due, actual.get());
    }

    private void given(Given due, IssuedTokens actual) {
        var grant = due.access().grant;
        if (grant.id.isEmpty()) grant.id = world.fresh(actual.grant().text());
        same("grant", grant.id, actual.grant().text());
        same("repeated", due.isRepeated(), actual.repeated());
        same("expires in", due.expiresIn(), actual.expiresIn().getOrNull());
        same("scope", due.access().scope, names(actual.scope()));
        same("nonce", due.nonce(), actual.nonce().getOrNull());
        same(
                "key",
                Proofs.keyOf(due.access()),
                actual.key().map(KeyThumbprint::text).getOrNull());
        same("with refresh token", due.refresh() != null, actual.refresh().isDefined());
        text(due.access(), actual.access(), due.isRepeated());
        if (due.refresh() != null) text(due.refresh(), actual.refresh().get(), due.isRepeated());
        world.told(actual.access().reveal() + " "
                + actual.refresh().map(Secret::reveal).getOrElse("alone") + " " + actual.expiresIn() + " "
                + actual.repeated());
    }

    private void text(Token token, Secret actual, boolean isKnown) {
        if (isKnown) same("P49: repeated token", token.text, actual.reveal());
        else token.text = world.fresh(actual.reveal());
    }

    private void authenticate(Step step) {
        var text = world.choices.bearer(step);
        var needed = world.choices.needed(step);
        var proven = world.choices.proven(text, step);
        Token expected = null;
        var answer = Refused.ACCEPTED;
        try {
            expected = world.host.authenticate(text, needed, proven);
        } catch (Refused refused) {
            answer = String.valueOf(refused.getMessage());
        }
        var actual = authenticated(text, needed, proven);
        world.expect(answer, actual);
        if (expected == null) return;
        describes(expected, actual.get());
        cases.opened(expected, proven);
    }

    /** The library's answer to an access token, with a proven key or without. */
    Either<Rejection, Introspection> authenticated(String text, Set<String> needed, @Nullable String proven) {
        return proven == null
                ? grants.authenticate(Secret.of(text), scope(needed))
                : grants.authenticate(Secret.of(text), scope(needed), KeyThumbprint.parse(proven));
    }

    private void introspect(Step step) {
        var text = world.choices.any(step);
        world.expect(toldOf(text), introspected(text));
    }

    private void received(Step step) {
        var text = world.choices.ofPair(step);
        var answer = Refused.ACCEPTED;
        var ends = false;
        try {
            ends = world.oracle.received(text);
        } catch (Refused refused) {
            answer = String.valueOf(refused.getMessage());
        }
        var actual = grants.received(Secret.of(text));
        world.expect(answer, actual);
        same("a window ended", ends, actual.getOrElse(false));
        if (answer.equals(Refused.ACCEPTED)) world.happened(ends ? "received: a window ended" : "received: nothing");
    }

    /** The oracle's introspection of a token: active, inactive, or the reason why nobody can tell. */
    String toldOf(String text) {
        try {
            return world.host.introspect(text) == null ? "inactive" : "active";
        } catch (Refused suspect) {
            return String.valueOf(suspect.getMessage());
        }
    }

    /** The library's introspection of a token, which must describe an active one as the oracle does. */
    String introspected(String text) {
        var actual = grants.introspect(Secret.of(text));
        actual.forEach(told -> told.forEach(token -> describes(requireNonNull(world.host.introspect(text)), token)));
        return actual.fold(why -> why.code().name(), told -> told.isEmpty() ? "inactive" : "active");
    }

    void describes(Token token, Introspection actual) {
        same("grant told", token.grant.id, actual.grant().text());
        same("client told", token.grant.client, actual.client().value());
        same(
                "user told",
                token.grant.user,
                actual.user().map(user -> user.value()).getOrNull());
        same("scope told", token.scope, names(actual.scope()));
        same(
                "key told",
                Proofs.keyOf(token),
                actual.key().map(KeyThumbprint::text).getOrNull());
        same("issued told", token.issuedAt, actual.issuedAt());
        same(
                "deadline told",
                token.expires == null ? null : token.expires.at(),
                actual.deadline().map(Deadline::at).getOrNull());
        same(
                "cause told",
                token.expires == null ? null : token.expires.cause(),
                actual.deadline().map(end -> end.cause().name()).getOrNull());
    }

    private Either<Rejection, IssuedTokens> refreshed(TokenRequest by, Secret token, Option<Scope> narrower) {
        return narrower.map(scope -> grants.refresh(by, token, scope)).getOrElse(() -> grants.refresh(by, token));
    }

    /** The same request, for the library. */
    public static TokenRequest request(Request by) {
        return new TokenRequest(
                new ClientId(by.client()),
                by.isPublic(),
                Option.of(by.redirectUri()),
                Option.of(by.verifier()).map(Secret::of),
                Option.of(by.key()).map(KeyThumbprint::parse));
    }

    public static Scope scope(Set<String> names) {
        return new Scope(LinkedHashSet.ofAll(names));
    }

    private static Set<String> names(Scope scope) {
        return scope.names().toJavaSet();
    }
}
