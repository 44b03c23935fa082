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
import dev.tenure.service.internal.AttemptLimit;
import dev.tenure.service.internal.CommandClock;
import dev.tenure.service.internal.Commands;
import dev.tenure.service.internal.Commands.Command;
import dev.tenure.service.internal.Profiles;
import dev.tenure.service.internal.ServiceContext;
import dev.tenure.service.internal.TokenReader.ReadToken;
import dev.tenure.token.ClientId;
import dev.tenure.token.Token;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Predicate;

/** Finds the Item of a call, checks that the caller has access, and executes the command. */
final class ItemCommands {
    private final ItemRepository items;
    private final CommandClock clock;
    private final Profiles profiles;
    private final Commands<ItemId, Item> commands;

    ItemCommands(ItemRepository items, ServiceContext context, AttemptLimit attemptLimit) {
        this.items = items;
        this.clock = context.clock();
        this.profiles = context.profiles();
        this.commands =
                new Commands<>(items, Item::id, context.environment(), clock, attemptLimit).proving(this::hasItsTokens);
    }

    /** Two callers may leave the same state, but not the same tokens. */
    private boolean hasItsTokens(Decision<Item, ?> decision) {
        return decision.issued().forAll(token -> items.locate(token.hash()).isDefined());
    }

    /** Executes a request by the client that the presented token was issued to. */
    <R> Either<Rejection, R> request(ClientId client, ReadToken read, Request<R> request) {
        return located(read, isOf(client)).flatMap(found -> change(found, request));
    }

    /** Executes a request that ends the Item. */
    <R> Either<Rejection, R> endingRequest(ClientId client, ReadToken read, Request<R> request) {
        return located(read, isOf(client)).flatMap(found -> profileOf(found.aggregate())
                .flatMap(profile -> commands.end(found.aggregate(), on(found.token(), profile.items(), request))));
    }

    /** Executes a step of the user in Link, who presents a link token without being a client. */
    <R> Either<Rejection, R> userStep(ReadToken read, Request<R> request) {
        return located(read, anybody -> true).flatMap(found -> change(found, request));
    }

    private <R> Either<Rejection, R> change(Located<Item> found, Request<R> request) {
        return profileOf(found.aggregate())
                .flatMap(profile -> commands.change(found.aggregate(), on(found.token(), profile.items(), request)));
    }

    private static <R> Command<Item, R> on(Token token, ItemRules rules, Request<R> request) {
        return (item, context) -> item.decide(context, settled -> request.decide(settled, token, rules, context.now()));
    }

    /** Executes the host's own command on the Item of this id, under its profile. */
    <R> Either<Rejection, R> byHost(ItemId id, Function<Profile, Report<R>> command) {
        return commands.find(id).flatMap(found -> profileOf(found)
                .flatMap(profile -> commands.change(found, on(profile.items(), command.apply(profile)))));
    }

    /** Records the host's own report about the Item of this id. */
    Either<Rejection, ItemView> report(ItemId id, Report<Item> report) {
        return byHost(id, profile -> report).map(ItemView::of);
    }

    /** Records a report that ends the Item. */
    Either<Rejection, ItemView> endingReport(ItemId id, Report<Item> report) {
        return commands.find(id)
                .flatMap(found -> profileOf(found).flatMap(profile -> commands.end(found, on(profile.items(), report))))
                .map(ItemView::of);
    }

    private static <R> Command<Item, R> on(ItemRules rules, Report<R> report) {
        return (item, context) -> item.decide(context, settled -> report.decide(settled, rules, context.now()));
    }

    /** Answers a query about a token and its Item; nothing is stored. */
    <R> Either<Rejection, R> question(ReadToken read, Predicate<Located<Item>> mayAsk, Question<R> question) {
        return located(read, mayAsk).flatMap(found -> profileOf(found.aggregate())
                .flatMap(profile -> clock.contextFor(found.aggregate(), clock.now()))
                .flatMap(context -> question.answer(found.aggregate().state(), found.token(), context)));
    }

    static Predicate<Located<Item>> isOf(ClientId client) {
        return found -> found.aggregate().state().ownership().client().equals(client);
    }

    private Either<Rejection, Located<Item>> located(ReadToken read, Predicate<Located<Item>> mayAsk) {
        return items.locate(read.hash())
                .<Rejection>toEither(Rejection.UnknownToken::new)
                .filterOrElse(mayAsk, other -> new Rejection.WrongClient());
    }

    private Either<Rejection, Profile> profileOf(Versioned<Item> found) {
        var data = found.state().data();
        return profiles.of(data.profile(), data.environment());
    }

    /** A command on the settled Item, by the bearer of a token. */
    @FunctionalInterface
    interface Request<R> {
        Decision<Item, R> decide(Item item, Token token, ItemRules rules, Instant now);
    }

    /** A command on the settled Item. */
    @FunctionalInterface
    interface Report<R> {
        Decision<Item, R> decide(Item item, ItemRules rules, Instant now);
    }

    /** A query about an Item. */
    @FunctionalInterface
    interface Question<R> {
        Either<Rejection, R> answer(Item item, Token token, DecisionContext context);
    }
}
