package dev.tenure.service;

import dev.tenure.decision.Decision;
import dev.tenure.decision.Rejection;
import dev.tenure.item.Item;
import dev.tenure.item.ItemId;
import dev.tenure.item.ItemRules;
import dev.tenure.port.Located;
import dev.tenure.port.TokenOwners;
import dev.tenure.port.Versioned;
import dev.tenure.principal.Moment;
import dev.tenure.profile.Profile;
import dev.tenure.service.Entrance.Visitor;
import dev.tenure.token.ClientId;
import dev.tenure.token.Token;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.function.Predicate;

/** Finds the Item that a call is about, sees to it that the caller may, and brings the command to it. */
final class ItemDesk {
    private final TokenOwners<ItemId, Item> items;
    private final Watch watch;
    private final Entrance entrance;
    private final Attempt<ItemId, Item> attempt;

    ItemDesk(TokenOwners<ItemId, Item> items, Watch watch, Entrance entrance, Patience patience) {
        this.items = items;
        this.watch = watch;
        this.entrance = entrance;
        this.attempt = new Attempt<>(items, watch, patience);
    }

    /** A request by whoever presents a token: the client it was issued to, and nobody else. */
    <R> Either<Rejection, R> request(ClientId client, Visitor visitor, Request<R> request) {
        return attempt.change(() -> located(visitor, isOf(client)).flatMap(found -> candidate(found, request)));
    }

    /** A request that ends the Item. */
    <R> Either<Rejection, R> endingRequest(ClientId client, Visitor visitor, Request<R> request) {
        return attempt.end(() -> located(visitor, isOf(client)).flatMap(found -> candidate(found, request)));
    }

    /** What somebody does who has a link token and needs to be nobody's client: the user in Link. */
    <R> Either<Rejection, R> visit(Visitor visitor, Request<R> request) {
        return attempt.change(() -> located(visitor, anybody -> true).flatMap(found -> candidate(found, request)));
    }

    /** A report about the Item of this name, by the host itself. */
    Either<Rejection, Item> report(ItemId id, Report report) {
        return attempt.change(() -> candidate(id, report));
    }

    /** A report that ends the Item. */
    Either<Rejection, Item> endingReport(ItemId id, Report report) {
        return attempt.end(() -> candidate(id, report));
    }

    /** A question about a token and its Item, which nothing is stored for. */
    <R> Either<Rejection, R> question(Visitor visitor, Predicate<Located<Item>> mayAsk, Question<R> question) {
        return located(visitor, mayAsk).flatMap(found -> profileOf(found.owner())
                .flatMap(profile -> watch.momentFor(found.owner(), watch.now()))
                .flatMap(moment -> question.answer(found.owner().state(), found.token(), moment)));
    }

    static Predicate<Located<Item>> isOf(ClientId client) {
        return found -> found.owner().state().allegiance().client().equals(client);
    }

    private Either<Rejection, Located<Item>> located(Visitor visitor, Predicate<Located<Item>> mayAsk) {
        return items.locate(visitor.hash())
                .<Rejection>toEither(Rejection.UnknownToken::new)
                .filterOrElse(mayAsk, other -> new Rejection.WrongClient());
    }

    private <R> Either<Rejection, Candidate<ItemId, Item, R>> candidate(Located<Item> found, Request<R> request) {
        return profileOf(found.owner())
                .map(profile -> candidate(
                        found.owner(), (item, now) -> request.decide(item, found.token(), profile.items(), now)));
    }

    private Either<Rejection, Candidate<ItemId, Item, Item>> candidate(ItemId id, Report report) {
        return items.find(id).<Rejection>toEither(Rejection.UnknownOwner::new).flatMap(found -> profileOf(found)
                .map(profile -> candidate(found, (item, now) -> report.decide(item, profile.items(), now))));
    }

    private static <R> Candidate<ItemId, Item, R> candidate(Versioned<Item> found, Settled<R> command) {
        return new Candidate<>(
                found.state().id(),
                found,
                (item, moment) -> item.decide(moment, settled -> command.decide(settled, moment.now())));
    }

    private Either<Rejection, Profile> profileOf(Versioned<Item> found) {
        var login = found.state().login();
        return entrance.profileOf(login.profile(), login.environment());
    }

    @FunctionalInterface
    private interface Settled<R> {
        Decision<Item, R> decide(Item item, Instant now);
    }

    /** A command on the settled Item, by the bearer of a token. */
    @FunctionalInterface
    interface Request<R> {
        Decision<Item, R> decide(Item item, Token token, ItemRules rules, Instant now);
    }

    /** A command on the settled Item. */
    @FunctionalInterface
    interface Report {
        Decision<Item, Item> decide(Item item, ItemRules rules, Instant now);
    }

    /** A question to an Item. */
    @FunctionalInterface
    interface Question<R> {
        Either<Rejection, R> answer(Item item, Token token, Moment moment);
    }
}
