package dev.tenure.service;

import dev.tenure.decision.Decision;
import dev.tenure.decision.Rejection;
import dev.tenure.item.Consent;
import dev.tenure.item.InstitutionId;
import dev.tenure.item.ItemId;
import dev.tenure.link.Link;
import dev.tenure.link.LinkData;
import dev.tenure.link.LinkId;
import dev.tenure.link.LinkRules;
import dev.tenure.link.Succeeded;
import dev.tenure.link.Success;
import dev.tenure.port.store.ItemRepository;
import dev.tenure.port.store.LinkRepository;
import dev.tenure.port.store.Located;
import dev.tenure.port.store.Versioned;
import dev.tenure.profile.Profile;
import dev.tenure.service.internal.AttemptLimit;
import dev.tenure.service.internal.CommandClock;
import dev.tenure.service.internal.Commands;
import dev.tenure.service.internal.PrincipalEpochs;
import dev.tenure.service.internal.Profiles;
import dev.tenure.service.internal.ServiceContext;
import dev.tenure.service.internal.TokenMint;
import dev.tenure.service.internal.TokenReader;
import dev.tenure.service.internal.TokenReader.ReadToken;
import dev.tenure.service.internal.TokenSealer;
import dev.tenure.time.Deadline;
import dev.tenure.token.ClientId;
import dev.tenure.token.Secret;
import dev.tenure.token.TokenKind;
import dev.tenure.token.TokenStatus;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * The commands on Links for new Items. A client opens a Link and gives its token to the user; the user's steps in Link
 * present that token. Thread-safe.
 */
public abstract sealed class LinkService permits Links, LinksInTransaction {
    private final LinkRepository links;
    private final ItemRepository items;
    private final PrincipalEpochs epochs;
    private final CommandClock clock;
    private final Profiles profiles;
    private final TokenReader tokens;
    private final TokenMint mint;
    private final TokenSealer sealer;
    private final Commands<LinkId, Link> commands;

    LinkService(
            LinkRepository links,
            ItemRepository items,
            PrincipalEpochs epochs,
            ServiceContext context,
            AttemptLimit attemptLimit) {
        this.links = links;
        this.items = items;
        this.epochs = epochs;
        this.clock = context.clock();
        this.profiles = context.profiles();
        this.tokens = context.tokens();
        this.mint = context.mint();
        this.sealer = context.sealer();
        this.commands = new Commands<>(links, Link::id, context.environment(), clock, attemptLimit);
    }

    /** Opens a Link; refuses a retired environment and a lifetime out of range. */
    public Either<Rejection, IssuedLink> open(NewLink request) {
        var now = clock.now();
        return profiles.forNew(request.profile(), now).flatMap(profile -> deadline(request, profile.links(), now)
                .flatMap(deadline -> open(request, profile, deadline, now)));
    }

    private static Either<Rejection, Deadline> deadline(NewLink request, LinkRules rules, Instant now) {
        return request.hosted()
                .fold(() -> Either.right(rules.deadline(now)), lifetime -> rules.hostedDeadline(lifetime, now));
    }

    private Either<Rejection, IssuedLink> open(NewLink request, Profile profile, Deadline deadline, Instant now) {
        var token = mint.token(profile.format(), TokenKind.LINK);
        var data = LinkData.builder()
                .id(new LinkId(mint.randomId()))
                .profile(profile.name())
                .ownership(epochs.ownershipTo(request.client(), request.user(), profile))
                .environment(profiles.environment())
                .deadline(deadline)
                .webhook(request.webhook())
                .build();
        return commands.add(Link.open(data, token.hash(), now))
                .map(link -> new IssuedLink(data.id(), token.secret(), deadline.at()));
    }

    /** Records that the user opened Link, which may happen any number of times. */
    public Either<Rejection, LinkId> openSession(Secret linkToken) {
        return change(linkToken, (link, profile, now) -> link.openSession(now)).map(Link::id);
    }

    /** Records a failed login; too many of them close the Link. */
    public Either<Rejection, LinkId> reportBadLogin(Secret linkToken) {
        return change(linkToken, (link, profile, now) -> link.reportBadLogin(profile.links(), now))
                .map(Link::id);
    }

    /** Records the user's login: the first success creates an Item, with a public token to be exchanged. */
    public Either<Rejection, IssuedPublic> succeed(Secret linkToken, InstitutionId institution, Consent consent) {
        return tokens.read(linkToken, TokenKind.LINK).flatMap(read -> {
            var item = new ItemId(mint.randomId());
            var token = mint.token(read.format(), TokenKind.PUBLIC);
            var accounts = mint.accountIds(consent.accounts().size());
            return change(read, (link, profile, now) -> {
                        var sealed = sealer.seal(token.secret(), linkToken, context(link, item));
                        var rules = profile.items();
                        return link.succeed(
                                new Success(item, institution, consent, accounts, token.hash(), sealed, rules), now);
                    })
                    .map(link -> new IssuedPublic(item, token.secret()));
        });
    }

    /** Returns the Link at this instant; its own client has access even after the end. */
    public Either<Rejection, LinkView> get(ClientId client, Secret linkToken) {
        return tokens.read(linkToken, TokenKind.LINK)
                .flatMap(this::locate)
                .filterOrElse(
                        found -> found.aggregate().state().ownership().client().equals(client),
                        other -> new Rejection.WrongClient())
                .flatMap(found -> view(found, linkToken));
    }

    private Either<Rejection, LinkView> view(Located<Link> found, Secret linkToken) {
        return clock.contextFor(found.aggregate(), clock.now()).map(context -> {
            var link = found.aggregate().state().settle(context).next();
            return LinkView.of(link, found.token().issuedAt(), waiting(link, linkToken));
        });
    }

    /** Returns the public token of the Link's success while it waits for its exchange. */
    private Option<IssuedPublic> waiting(Link link, Secret linkToken) {
        return link.<Option<Succeeded>>match(open -> Option.none(), Option::of, ended -> Option.none())
                .flatMap(success -> sealer.open(success.publicToken(), linkToken, context(link, success.item()))
                        .filter(this::waits)
                        .map(token -> new IssuedPublic(success.item(), token)));
    }

    private boolean waits(Secret publicToken) {
        return tokens.read(publicToken, TokenKind.PUBLIC)
                .toOption()
                .flatMap(read -> items.locate(read.hash()))
                .exists(found -> clock.contextFor(found.aggregate(), clock.now())
                        .map(context -> found.aggregate().state().statusOf(found.token(), context))
                        .contains(TokenStatus.ISSUED));
    }

    private static String context(Link link, ItemId item) {
        return String.join(
                "\0",
                link.id().text(),
                item.text(),
                link.ownership().client().value(),
                link.data().deadline().at().toString());
    }

    private Either<Rejection, Link> change(Secret linkToken, Command command) {
        return tokens.read(linkToken, TokenKind.LINK).flatMap(read -> change(read, command));
    }

    private Either<Rejection, Link> change(ReadToken read, Command command) {
        return locate(read).map(Located::aggregate).flatMap(found -> profileOf(found)
                .flatMap(profile -> commands.change(
                        found,
                        (link, context) ->
                                link.decide(context, settled -> command.decide(settled, profile, context.now())))));
    }

    private Either<Rejection, Profile> profileOf(Versioned<Link> found) {
        var data = found.state().data();
        return profiles.of(data.profile(), data.environment());
    }

    private Either<Rejection, Located<Link>> locate(ReadToken read) {
        return links.locate(read.hash()).toEither(Rejection.UnknownToken::new);
    }

    @FunctionalInterface
    private interface Command {
        Decision<Link, Link> decide(Link link, Profile profile, Instant now);
    }
}
