package dev.tenure.service;

import dev.tenure.decision.Decision;
import dev.tenure.decision.DecisionContext;
import dev.tenure.decision.Rejection;
import dev.tenure.item.Item;
import dev.tenure.item.ItemId;
import dev.tenure.item.ItemRules;
import dev.tenure.port.store.ItemRepository;
import dev.tenure.port.store.Located;
import dev.tenure.port.store.Versioned;
import dev.tenure.profile.Profile;
import dev.tenure.service.TokenReader.AdmittedToken;
import dev.tenure.token.ClientId;
import dev.tenure.token.Token;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.function.Predicate;

/** Finds the Item that a call is about, sees to it that the caller may, and brings the command to it. */
final class ItemCommands {
    private final ItemRepository items;
    private final CommandClock clock;
    private final TokenReader tokens;
    private final Attempt<ItemId, Item> attempt;

    ItemCommands(ItemRepository items, CommandClock clock, TokenReader tokens, RetryLimit retryLimit) {
        this.items = items;
        this.clock = clock;
        this.tokens = tokens;
        this.attempt = new Attempt<>(items, clock, retryLimit);
    }

    /** A request by whoever presents a token: the client it was issued to, and nobody else. */
    <R> Either<Rejection, R> request(ClientId client, AdmittedToken admitted, Request<R> request) {
        return attempt.change(() -> located(admitted, isOf(client)).flatMap(found -> candidate(found, request)));
    }

    /** A request that ends the Item. */
    <R> Either<Rejection, R> endingRequest(ClientId client, AdmittedToken admitted, Request<R> request) {
        return attempt.end(() -> located(admitted, isOf(client)).flatMap(found -> candidate(found, request)));
    }

    /** What somebody does who has a link token and needs to be nobody's client: the user in Link. */
    <R> Either<Rejection, R> visit(AdmittedToken admitted, Request<R> request) {
        return attempt.change(() -> located(admitted, anybody -> true).flatMap(found -> candidate(found, request)));
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
    <R> Either<Rejection, R> question(AdmittedToken admitted, Predicate<Located<Item>> mayAsk, Question<R> question) {
        return located(admitted, mayAsk).flatMap(found -> profileOf(found.aggregate())
                .flatMap(profile -> clock.contextFor(found.aggregate(), clock.now()))
                .flatMap(context -> question.answer(found.aggregate().state(), found.token(), context)));
    }

    static Predicate<Located<Item>> isOf(ClientId client) {
        return found -> found.aggregate().state().ownership().client().equals(client);
    }

    private Either<Rejection, Located<Item>> located(AdmittedToken admitted, Predicate<Located<Item>> mayAsk) {
        return items.locate(admitted.hash())
                .<Rejection>toEither(Rejection.UnknownToken::new)
                .filterOrElse(mayAsk, other -> new Rejection.WrongClient());
    }

    private <R> Either<Rejection, Candidate<ItemId, Item, R>> candidate(Located<Item> found, Request<R> request) {
        return profileOf(found.aggregate())
                .map(profile -> candidate(
                        found.aggregate(), (item, now) -> request.decide(item, found.token(), profile.items(), now)));
    }

    private Either<Rejection, Candidate<ItemId, Item, Item>> candidate(ItemId id, Report report) {
        return items.find(id).<Rejection>toEither(Rejection.NotFound::new).flatMap(found -> profileOf(found)
                .map(profile -> candidate(found, (item, now) -> report.decide(item, profile.items(), now))));
    }

    private static <R> Candidate<ItemId, Item, R> candidate(Versioned<Item> found, Settled<R> command) {
        return new Candidate<>(
                found.state().id(),
                found,
                (item, context) -> item.decide(context, settled -> command.decide(settled, context.now())));
    }

    private Either<Rejection, Profile> profileOf(Versioned<Item> found) {
        var data = found.state().data();
        return tokens.profileOf(data.profile(), data.environment());
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
        Either<Rejection, R> answer(Item item, Token token, DecisionContext context);
    }
}
