package dev.tenure.interleavings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.decision.Rejection;
import dev.tenure.decision.RejectionCode;
import dev.tenure.grant.GrantEndReason;
import dev.tenure.grant.GrantId;
import dev.tenure.port.store.Store;
import dev.tenure.principal.PrincipalId;
import dev.tenure.principal.WithdrawalReason;
import dev.tenure.service.IssuedTokens;
import dev.tenure.service.NewGrant;
import dev.tenure.token.Environment;
import dev.tenure.token.Scope;
import dev.tenure.token.Secret;
import io.vavr.collection.Array;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;

/** One grant, and clients that present its code or its refresh token, or end it. */
final class GrantPlay extends Play {
    private static final PrincipalId USER_OF_CLIENT = PrincipalId.of(Environment.SANDBOX, CLIENT, USER);
    private static final PrincipalId USER_EVERYWHERE = PrincipalId.everywhere(Environment.SANDBOX, USER);
    private static final Scope SCOPE = Scope.parse("read offline_access").get();

    private final GrantId grant;
    private final String presented;
    private Vector<String> access = Vector.empty();
    private Vector<String> refresh = Vector.empty();
    private Map<String, Set<String>> successors = HashMap.empty();
    private boolean isEnded;

    GrantPlay(String profile, String commands, UnaryOperator<Store> kept) {
        super(commands, new Provider(), kept);
        var asked = NewGrant.of(profileCalled(profile), CLIENT, USER, SCOPE);
        if (commands.contains("exchange")) {
            var code = tenure().grants().authorize(asked).get();
            this.grant = code.grant();
            this.presented = code.code().reveal();
        } else {
            var tokens = tenure().grants().issue(asked).get();
            this.grant = tokens.grant();
            this.presented = tokens.refresh().get().reveal();
            know(tokens);
        }
    }

    @Override
    Callable<String> client(String command) {
        return switch (command) {
            case "exchange" -> () -> told(exchanged());
            case "refresh" -> () -> told(refreshed(presented));
            case "refresh twice" ->
                () -> told(refreshed(presented)
                        .flatMap(first -> refreshed(first.refresh().get().reveal())));
            case "revoke" ->
                () -> {
                    tenure().grants().revoke(CLIENT, Secret.of(presented));
                    return ended("ended");
                };
            case "end" -> () -> ended(told(tenure().grants().end(grant, GrantEndReason.GRANT_REVOKED)));
            case "withdraw" ->
                () -> ended(told(tenure().principals().withdraw(CLIENT, USER, WithdrawalReason.PERMISSION_WITHDRAWN)));
            case "withdraw everywhere" ->
                () -> ended(told(tenure().principals().withdrawEverywhere(USER, WithdrawalReason.PASSWORD_CHANGED)));
            default -> throw new IllegalArgumentException(command);
        };
    }

    private Either<Rejection, IssuedTokens> exchanged() {
        return tenure().grants().exchange(CLIENT, Secret.of(presented)).peek(tokens -> remember(presented, tokens));
    }

    private Either<Rejection, IssuedTokens> refreshed(String token) {
        return tenure().grants().refresh(CLIENT, Secret.of(token)).peek(tokens -> remember(token, tokens));
    }

    private void remember(String presented, IssuedTokens tokens) {
        know(tokens);
        var pair = HashSet.of(tokens.access().reveal());
        successors = successors.put(presented, pair, Set::union);
    }

    private void know(IssuedTokens tokens) {
        access = access.append(tokens.access().reveal()).distinct();
        refresh = refresh.appendAll(tokens.refresh().map(Secret::reveal)).distinct();
    }

    /** After an end has returned, no token is usable, at once. */
    private String ended(String told) {
        isEnded = true;
        assertThat(told).as("an end").isNotEqualTo(RejectionCode.CONFLICT.name());
        assertThat(Turns.aside(() -> living(access).size() + living(refresh).size()))
                .as("tokens that live when an end has returned")
                .isZero();
        return told;
    }

    @Override
    void check(Seq<String> told) {
        assertThat(successors.values()).as("pairs for one token").allMatch(pairs -> pairs.size() == 1);
        var isOver = isEnded || told.contains(RejectionCode.REUSED.name());
        assertThat(living(access)).as("living access tokens").hasSize(isOver ? 0 : 1);
        assertThat(living(refresh)).as("living refresh tokens").hasSize(isOver ? 0 : 1);
        assertToldOf(grant, store().grants().find(grant).get().version());
        for (var id : Array.of(USER_OF_CLIENT, USER_EVERYWHERE))
            store().principals().find(id).forEach(principal -> assertToldOf(id, principal.version()));
    }

    private Vector<String> living(Vector<String> tokens) {
        return tokens.filter(
                token -> tenure().grants().introspect(Secret.of(token)).get().isDefined());
    }
}
