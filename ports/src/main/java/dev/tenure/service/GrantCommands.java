package dev.tenure.service;

import dev.tenure.service.internal.PrincipalEpochs;
import dev.tenure.service.internal.ServiceContext;
import dev.tenure.service.internal.Commands;
import dev.tenure.service.internal.RetryLimit;

import dev.tenure.decision.Decision;
import dev.tenure.decision.Rejection;
import dev.tenure.grant.Grant;
import dev.tenure.grant.GrantData;
import dev.tenure.grant.GrantId;
import dev.tenure.grant.GrantRules;
import dev.tenure.port.store.GrantRepository;
import dev.tenure.port.store.Versioned;
import dev.tenure.profile.Profile;
import dev.tenure.service.internal.TokenReader.ReadToken;
import dev.tenure.time.Deadline;
import dev.tenure.token.TokenKind;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Founds grants, finds the grant that a call is about, and brings the command to it. */
final class GrantCommands {
    private final GrantRepository grants;
    private final PrincipalEpochs epochs;
    private final ServiceContext context;
    private final Commands<GrantId, Grant> commands;

    GrantCommands(GrantRepository grants, PrincipalEpochs epochs, ServiceContext context) {
        this.grants = grants;
        this.epochs = epochs;
        this.context = context;
        this.commands = new Commands<>(grants, Grant::id, context.clock(), RetryLimit.MANY_TIMES);
    }

    ServiceContext context() {
        return context;
    }

    Either<Rejection, IssuedCode> authorize(NewGrant request) {
        return founded(request, (data, profile, now) -> {
            var code = context.mint().token(profile.format(), TokenKind.CODE);
            return Grant.authorize(data, code.token(), profile.grants(), now)
                    .mapReply(grant -> new IssuedCode(
                            data.id(),
                            code.secret(),
                            grant.finalDeadline().get().at()));
        });
    }

    Either<Rejection, IssuedTokens> issue(NewGrant request) {
        return founded(request, (data, profile, now) -> {
            var pair = context.mint().pair(profile.format());
            return Grant.issue(data, pair.successor(), profile.grants(), now)
                    .mapReply(issued -> IssuedTokens.of(data.id(), pair, issued, now));
        });
    }

    Either<Rejection, IssuedTokens> issueLasting(TokenKind kind, NewGrant request) {
        return founded(request, (data, profile, now) -> {
            var token = context.mint().token(profile.format(), kind);
            return Grant.issueLasting(data, token.token(), now)
                    .mapReply(issued -> new IssuedTokens(
                            data.id(),
                            token.secret(),
                            issued.expiresIn(now),
                            Option.none(),
                            issued.access().scope(),
                            false));
        });
    }

    private <R> Either<Rejection, R> founded(NewGrant request, Founding<R> founding) {
        var now = context.clock().now();
        return context.profiles().forNew(request.profile(), now).flatMap(profile -> data(request, profile, now)
                .flatMap(data -> commands.add(founding.decide(data, profile, now))));
    }

    private Either<Rejection, GrantData> data(NewGrant request, Profile profile, Instant now) {
        var authenticatedAt = request.authenticatedAt()
                .map(at -> at.truncatedTo(ChronoUnit.MILLIS))
                .getOrElse(now);
        return limit(request, profile.grants(), authenticatedAt, now).map(limit -> GrantData.builder()
                .id(new GrantId(context.mint().name()))
                .profile(profile.name())
                .ownership(epochs.ownershipTo(request.client(), request.user()))
                .environment(context.profiles().environment())
                .scope(request.scope())
                .authenticatedAt(authenticatedAt)
                .limit(limit)
                .build());
    }

    private static Either<Rejection, Option<Deadline>> limit(
            NewGrant request, GrantRules rules, Instant authenticatedAt, Instant now) {
        return request.user().isEmpty()
                ? Either.right(Option.none())
                : rules.limit(
                        request.consentUntil().map(end -> end.truncatedTo(ChronoUnit.MILLIS)), authenticatedAt, now);
    }

    Either<Rejection, Versioned<Grant>> locate(ReadToken read) {
        return grants.locate(read.token())
                .<Rejection>toEither(Rejection.UnknownToken::new)
                .filterOrElse(
                        found -> found.state().data().environment()
                                == context.profiles().environment(),
                        found -> new Rejection.UnknownToken());
    }

    /** A command on the settled grant. */
    <R> Either<Rejection, R> change(Versioned<Grant> found, Command<R> command) {
        return rulesOf(found).flatMap(rules -> commands.change(
                found,
                (grant, context) -> grant.decide(context, settled -> command.decide(settled, rules, context.now()))));
    }

    /** A command that ends the grant, or a token of it, and so never loses. */
    Either<Rejection, Grant> end(Versioned<Grant> found, Ending ending) {
        return rulesOf(found).flatMap(any -> commands.end(
                found,
                (grant, context) -> grant.decideEnd(context, settled -> ending.decide(settled, context.now()))));
    }

    Either<Rejection, Versioned<Grant>> find(GrantId id) {
        return commands.find(id);
    }

    private Either<Rejection, GrantRules> rulesOf(Versioned<Grant> found) {
        var data = found.state().data();
        return context.profiles().of(data.profile(), data.environment()).map(Profile::grants);
    }

    @FunctionalInterface
    private interface Founding<R> {
        Decision<Grant, R> decide(GrantData data, Profile profile, Instant now);
    }

    /** A command on a grant under the rules that it follows. */
    @FunctionalInterface
    interface Command<R> {
        Decision<Grant, R> decide(Grant grant, GrantRules rules, Instant now);
    }

    /** A command that needs no rules. */
    @FunctionalInterface
    interface Ending {
        Decision<Grant, Grant> decide(Grant grant, Instant now);
    }
}
