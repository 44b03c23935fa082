package dev.tenure.service;

import dev.tenure.decision.Rejection;
import dev.tenure.grant.Grant;
import dev.tenure.grant.GrantId;
import dev.tenure.port.outbox.Unreadable;
import dev.tenure.port.store.GrantRepository;
import dev.tenure.port.store.Versioned;
import dev.tenure.service.internal.ServiceContext;
import dev.tenure.service.internal.TokenReader.ReadToken;
import dev.tenure.token.ClientId;
import dev.tenure.token.UserId;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** The host's queries about grants, at the instant of each; nothing is stored. */
final class GrantQueries {
    private final GrantRepository grants;
    private final ServiceContext services;

    GrantQueries(GrantRepository grants, ServiceContext services) {
        this.grants = grants;
        this.services = services;
    }

    Either<Rejection, GrantView> find(GrantId id) {
        return grants.find(id)
                .filter(this::isHere)
                .<Rejection>toEither(Rejection.NotFound::new)
                .map(found -> GrantView.of(settled(found)));
    }

    /** Finds the grant that issued a token; a token that it never issued is unknown. */
    Either<Rejection, GrantView> grantOf(ReadToken read) {
        return locate(read).flatMap(found -> found.state()
                .statusOf(
                        read.token(),
                        services.clock().contextForEnd(found, services.clock().now()))
                .map(status -> GrantView.of(settled(found))));
    }

    Either<Rejection, Versioned<Grant>> locate(ReadToken read) {
        return grants.locate(read.token()).filter(this::isHere).toEither(Rejection.UnknownToken::new);
    }

    Page<GrantView, GrantId> findByUser(Option<ClientId> client, UserId user, Option<GrantId> before, int limit) {
        var page = Page.of(limit, most -> list(client, user, before, most), GrantQueries::idOf);
        return new Page<>(page.content().flatMap(this::whatIsLeft).map(GrantView::of), page.unreadable(), page.next());
    }

    /** All live grants of a user of a client, the newest first; one that cannot be read does not count as live. */
    Seq<Versioned<Grant>> live(ClientId client, UserId user) {
        var live = Vector.<Versioned<Grant>>empty();
        var before = Option.<GrantId>none();
        do {
            var found = list(Option.of(client), user, before, Page.LONGEST);
            var readable = found.flatMap(grant -> grant);
            live = live.appendAll(readable.filter(it -> whatIsLeft(it).isDefined()));
            before = Option.when(found.size() == Page.LONGEST, () -> idOf(found.last()));
        } while (before.isDefined());
        return live;
    }

    private Seq<Either<Unreadable, Versioned<Grant>>> list(
            Option<ClientId> client, UserId user, Option<GrantId> before, int limit) {
        var now = services.clock().now();
        return client.fold(
                () -> grants.findByUser(services.environment(), user, now, before, limit),
                one -> grants.findByUser(services.environment(), one, user, now, before, limit));
    }

    private static GrantId idOf(Either<Unreadable, Versioned<Grant>> found) {
        return found.fold(unreadable -> (GrantId) unreadable.aggregate(), grant -> grant.state()
                .id());
    }

    private boolean isHere(Versioned<Grant> found) {
        return found.state().environment() == services.environment();
    }

    /** Returns the grant at this instant; none if it has ended, or its only token is over. */
    private Option<Grant> whatIsLeft(Versioned<Grant> found) {
        var context = services.clock().contextForEnd(found, services.clock().now());
        return Option.of(found.state().settle(context).next())
                .filter(grant ->
                        grant.endedSince().isEmpty() && grant.spentSince().forAll(context.now()::isBefore));
    }

    private Grant settled(Versioned<Grant> found) {
        return found.state()
                .settle(services.clock().contextForEnd(found, services.clock().now()))
                .next();
    }
}
