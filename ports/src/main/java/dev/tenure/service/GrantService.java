package dev.tenure.service;

import static dev.tenure.token.TokenKind.ACCESS;
import static dev.tenure.token.TokenKind.ASSET_REPORT;
import static dev.tenure.token.TokenKind.CODE;
import static dev.tenure.token.TokenKind.REFRESH;
import static dev.tenure.token.TokenKind.USER;

import dev.tenure.decision.Decision;
import dev.tenure.decision.Rejection;
import dev.tenure.grant.Grant;
import dev.tenure.grant.GrantEndReason;
import dev.tenure.grant.GrantId;
import dev.tenure.grant.GrantRules;
import dev.tenure.port.store.GrantRepository;
import dev.tenure.port.store.Versioned;
import dev.tenure.profile.Profile;
import dev.tenure.service.internal.AttemptLimit;
import dev.tenure.service.internal.Commands;
import dev.tenure.service.internal.PrincipalEpochs;
import dev.tenure.service.internal.ServiceContext;
import dev.tenure.token.ClientId;
import dev.tenure.token.Secret;
import dev.tenure.token.TokenKind;
import dev.tenure.token.UserId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.BiFunction;

/** The beginnings and ends of grants, the end of their retry windows, and the host's queries about them. Thread-safe. */
public abstract sealed class GrantService permits Grants, GrantsInTransaction {
    static final TokenKind[] ANY = {CODE, REFRESH, ACCESS, USER, ASSET_REPORT};

    final ServiceContext services;
    final Commands<GrantId, Grant> commands;
    final GrantQueries queries;
    private final GrantCreation creation;

    GrantService(GrantRepository grants, PrincipalEpochs epochs, ServiceContext services, AttemptLimit attemptLimit) {
        this.services = services;
        this.commands = new Commands<>(grants, Grant::id, services.environment(), services.clock(), attemptLimit);
        this.queries = new GrantQueries(grants, services);
        this.creation = new GrantCreation(epochs, services, commands, new GrantLimits(queries, commands));
    }

    /** Issues a code for the user's authorization, to be exchanged once and in time (RFC 6749 section 4.1.2). */
    public Either<Rejection, IssuedCode> authorize(NewGrant request) {
        return creation.authorize(request);
    }

    /** Issues the first tokens of a grant without a code: a client's own (RFC 6749 section 4.4), or a user's. */
    public Either<Rejection, IssuedTokens> issue(NewGrant request) {
        return creation.issue(request);
    }

    /**
     * Issues the one token of a grant that has no lifetime of its own: it ends with the consent or with the lifetime of
     * the profile's grants, if there is one. The kind is {@code USER} or {@code ASSET_REPORT}; others are refused.
     */
    public Either<Rejection, IssuedTokens> issueLasting(TokenKind kind, NewGrant request) {
        return kind == USER || kind == ASSET_REPORT
                ? creation.issueLasting(kind, request)
                : Either.left(new Rejection.WrongKind(kind));
    }

    /** Ends a grant with all its tokens, at the host's request; an ended grant stays as it was. */
    public Either<Rejection, GrantView> end(GrantId id, GrantEndReason reason) {
        return commands.find(id)
                .flatMap(found -> end(found, (grant, now) -> grant.revoke(reason, now)))
                .map(GrantView::of);
    }

    /**
     * Ends the retry window of a pair of which the client uses a token, access or refresh, and so has received it; true
     * if one was open. The refresh token before is reuse from then on, so call it for clients that refresh in one place
     * alone: a second tab that presents it ends the grant. Any other token of the grant changes nothing. It costs a
     * look-up, and a write only if a window was open.
     */
    public Either<Rejection, Boolean> received(Secret token) {
        return services.tokens()
                .read(token, ACCESS, USER, ASSET_REPORT, REFRESH)
                .flatMap(read -> queries.locate(read)
                        .flatMap(found -> commands.change(
                                found,
                                (grant, context) -> grant.decide(context, settled -> {
                                    var ended = settled.received(read.token(), context.now());
                                    return ended.replying(ended.changes());
                                }))));
    }

    /** Finds the grant of this id at this instant. */
    public Either<Rejection, GrantView> find(GrantId id) {
        return queries.find(id);
    }

    /** Finds the grant that issued a token, whether the token is active, used or over; an unknown token is refused. */
    public Either<Rejection, GrantView> grantOf(Secret token) {
        return services.tokens().read(token, ANY).flatMap(queries::grantOf);
    }

    /**
     * Returns the first page, of 1 to 1000, of the grants that this user gave to all clients, the newest first. Grants
     * of which nothing is left are not listed, so a page may be shorter than its limit and still have a next one.
     */
    public Page<GrantView, GrantId> findByUser(UserId user, int limit) {
        return queries.findByUser(Option.none(), user, Option.none(), limit);
    }

    /** Returns the page after this grant of the grants that this user gave to all clients. */
    public Page<GrantView, GrantId> findByUser(UserId user, GrantId after, int limit) {
        return queries.findByUser(Option.none(), user, Option.of(after), limit);
    }

    /** Returns the first page of the grants that this user gave to this client. */
    public Page<GrantView, GrantId> findByUser(ClientId client, UserId user, int limit) {
        return queries.findByUser(Option.of(client), user, Option.none(), limit);
    }

    /** Returns the page after this grant of the grants that this user gave to this client. */
    public Page<GrantView, GrantId> findByUser(ClientId client, UserId user, GrantId after, int limit) {
        return queries.findByUser(Option.of(client), user, Option.of(after), limit);
    }

    final Either<Rejection, Grant> end(
            Versioned<Grant> found, BiFunction<Grant, Instant, Decision<Grant, Grant>> ending) {
        return rulesOf(found)
                .flatMap(rules -> commands.end(
                        found,
                        (grant, context) -> grant.decideEnd(context, settled -> ending.apply(settled, context.now()))));
    }

    final Either<Rejection, GrantRules> rulesOf(Versioned<Grant> found) {
        var data = found.state().data();
        return services.profiles().of(data.profile(), data.environment()).map(Profile::grants);
    }
}
