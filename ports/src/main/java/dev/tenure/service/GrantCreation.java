package dev.tenure.service;

import dev.tenure.decision.Decision;
import dev.tenure.decision.Rejection;
import dev.tenure.grant.CodeBinding;
import dev.tenure.grant.Grant;
import dev.tenure.grant.GrantData;
import dev.tenure.grant.GrantId;
import dev.tenure.grant.GrantRules;
import dev.tenure.grant.KeyBinding;
import dev.tenure.profile.Profile;
import dev.tenure.service.internal.Commands;
import dev.tenure.service.internal.PrincipalEpochs;
import dev.tenure.service.internal.ServiceContext;
import dev.tenure.time.Deadline;
import dev.tenure.token.TokenKind;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The creation of grants, with a code or with their first tokens. Immutable. */
final class GrantCreation {
    private final PrincipalEpochs epochs;
    private final ServiceContext services;
    private final Commands<GrantId, Grant> commands;
    private final GrantLimits limits;

    GrantCreation(
            PrincipalEpochs epochs, ServiceContext services, Commands<GrantId, Grant> commands, GrantLimits limits) {
        this.epochs = epochs;
        this.services = services;
        this.commands = commands;
        this.limits = limits;
    }

    Either<Rejection, IssuedCode> authorize(NewGrant request) {
        if (request.accessTokenKey().isDefined())
            return Either.left(new Rejection.NotAllowed("a key for access tokens at their code's issue"));
        return create(request, (data, profile, now) -> {
            var code = services.mint().token(profile.format(), TokenKind.CODE);
            return Grant.authorize(data, code.token(), request.binding(), profile.grants(), now)
                    .mapReply(grant -> new IssuedCode(
                            data.id(),
                            code.secret(),
                            grant.finalDeadline().get().at()));
        });
    }

    Either<Rejection, IssuedTokens> issue(NewGrant request) {
        return createWithoutCode(request, (data, profile, now) -> {
            var pair = services.mint().pair(profile.format());
            return Grant.issue(data, request.tokenRequest(), pair.successor(), profile.grants(), now)
                    .mapReply(issued -> IssuedTokens.of(data.id(), pair, issued, now));
        });
    }

    Either<Rejection, IssuedTokens> issueLasting(TokenKind kind, NewGrant request) {
        return createWithoutCode(request, (data, profile, now) -> {
            var token = services.mint().token(profile.format(), kind);
            return Grant.issueLasting(data, request.tokenRequest(), token.token(), now)
                    .mapReply(issued -> new IssuedTokens(
                            data.id(),
                            token.secret(),
                            issued.expiresIn(now),
                            Option.none(),
                            issued.access().scope(),
                            Option.none(),
                            issued.access().key(),
                            false));
        });
    }

    private <R> Either<Rejection, R> createWithoutCode(NewGrant request, Creation<R> creation) {
        return request.binding().equals(CodeBinding.NONE)
                ? create(request, creation)
                : Either.left(new Rejection.NotAllowed("a binding without a code"));
    }

    private <R> Either<Rejection, R> create(NewGrant request, Creation<R> creation) {
        var now = services.clock().now();
        return services.profiles().forNew(request.profile(), now).flatMap(profile -> data(request, profile, now)
                .flatMap(data -> add(data, profile, creation.decide(data, profile, now))));
    }

    private <R> Either<Rejection, R> add(GrantData data, Profile profile, Decision<Grant, R> created) {
        return profile.grants()
                .grantLimit()
                .filter(limit -> data.ownership().user().isDefined())
                .fold(() -> commands.add(created), limit -> limits.add(limit, data, created));
    }

    private Either<Rejection, GrantData> data(NewGrant request, Profile profile, Instant now) {
        var authenticatedAt = request.authenticatedAt()
                .map(at -> services.clock().reported(at, now))
                .getOrElse(now);
        return limit(request, profile.grants(), authenticatedAt, now).map(limit -> GrantData.builder()
                .id(new GrantId(services.mint().randomId()))
                .profile(profile.name())
                .ownership(epochs.ownershipTo(request.client(), request.user(), profile))
                .environment(services.profiles().environment())
                .scope(request.scope())
                .reference(request.reference())
                .keyBinding(request.key().map(KeyBinding::ofGrant))
                .createdAt(now)
                .authenticatedAt(authenticatedAt)
                .limit(limit)
                .build());
    }

    private static Either<Rejection, Option<Deadline>> limit(
            NewGrant request, GrantRules rules, Instant authenticatedAt, Instant now) {
        if (request.user().isEmpty()) return Either.right(Option.none());
        return request.consentUntil()
                .fold(
                        () -> rules.limit(authenticatedAt, now),
                        end -> rules.limit(end.truncatedTo(ChronoUnit.MILLIS), authenticatedAt, now));
    }

    @FunctionalInterface
    private interface Creation<R> {
        Decision<Grant, R> decide(GrantData data, Profile profile, Instant now);
    }
}
