package dev.tenure.service;

import dev.tenure.decision.Decision;
import dev.tenure.decision.Rejection;
import dev.tenure.item.InstitutionId;
import dev.tenure.item.Item;
import dev.tenure.item.ItemId;
import dev.tenure.link.Link;
import dev.tenure.link.LinkData;
import dev.tenure.link.LinkId;
import dev.tenure.link.Succeeded;
import dev.tenure.link.Success;
import dev.tenure.port.Located;
import dev.tenure.port.TokenOwners;
import dev.tenure.profile.Profile;
import dev.tenure.service.Entrance.Visitor;
import dev.tenure.time.Deadline;
import dev.tenure.token.ClientId;
import dev.tenure.token.Secret;
import dev.tenure.token.TokenKind;
import dev.tenure.token.TokenStatus;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * Links for new Items. A client opens one and hands its token to the user; what the user does in Link comes with that
 * token. Thread-safe.
 */
public final class Links {
    private final TokenOwners<LinkId, Link> links;
    private final TokenOwners<ItemId, Item> items;
    private final Standing standing;
    private final Watch watch;
    private final Entrance entrance;
    private final Mint mint;
    private final Sealing sealing;
    private final Attempt<LinkId, Link> attempt;

    Links(
            TokenOwners<LinkId, Link> links,
            TokenOwners<ItemId, Item> items,
            Standing standing,
            Tools tools,
            Patience patience) {
        this.links = links;
        this.items = items;
        this.standing = standing;
        this.watch = tools.watch();
        this.entrance = tools.entrance();
        this.mint = tools.mint();
        this.sealing = tools.sealing();
        this.attempt = new Attempt<>(links, watch, patience);
    }

    /** Opens a Link; refused in a retired environment and with a lifetime out of range. */
    public Either<Rejection, IssuedLink> open(NewLink request) {
        var now = watch.now();
        return entrance.profileForNew(request.profile(), now).flatMap(profile -> profile.links()
                .deadline(request.hosted(), now)
                .flatMap(deadline -> open(request, profile, deadline, now)));
    }

    private Either<Rejection, IssuedLink> open(NewLink request, Profile profile, Deadline deadline, Instant now) {
        var token = mint.token(profile.format(), TokenKind.LINK);
        var data = LinkData.builder()
                .id(new LinkId(mint.name()))
                .profile(profile.name())
                .allegiance(standing.allegianceTo(request.client(), request.user()))
                .environment(entrance.environment())
                .deadline(deadline)
                .webhook(request.webhook())
                .build();
        return attempt.add(Link.open(data, token.hash(), now))
                .map(link -> new IssuedLink(token.secret(), deadline.at()));
    }

    /** The user opens Link, as often as it takes. */
    public Either<Rejection, LinkId> openSession(String linkToken) {
        return bearing(linkToken, (link, profile, now) -> link.openSession(now)).map(Link::id);
    }

    /** The user failed to log in; too often closes the Link. */
    public Either<Rejection, LinkId> reportBadLogin(String linkToken) {
        return bearing(linkToken, (link, profile, now) -> link.reportBadLogin(profile.links(), now))
                .map(Link::id);
    }

    /** The user logged in: the first success founds an Item, with a public token to be exchanged. */
    public Either<Rejection, IssuedPublic> succeed(String linkToken, InstitutionId institution, Consent consent) {
        return entrance.admit(linkToken, TokenKind.LINK).flatMap(visitor -> {
            var item = new ItemId(mint.name());
            var token = mint.token(visitor.format(), TokenKind.PUBLIC);
            var shared = mint.sharing(consent);
            return bearing(visitor, (link, profile, now) -> {
                        var sealed = sealing.seal(token.secret(), Secret.of(linkToken), context(link, item));
                        var rules = profile.items();
                        return link.succeed(new Success(item, institution, shared, token.hash(), sealed, rules), now);
                    })
                    .map(link -> new IssuedPublic(item, token.secret()));
        });
    }

    /** What became of the Link; its own client may ask, also after its end. */
    public Either<Rejection, LinkView> get(ClientId client, String linkToken) {
        return entrance.admit(linkToken, TokenKind.LINK)
                .flatMap(this::locate)
                .filterOrElse(
                        found -> found.owner().state().allegiance().client().equals(client),
                        other -> new Rejection.WrongClient())
                .flatMap(found -> view(found, Secret.of(linkToken)));
    }

    private Either<Rejection, LinkView> view(Located<Link> found, Secret linkToken) {
        return watch.momentFor(found.owner(), watch.now()).map(moment -> {
            var link = found.owner().state().settle(moment).next();
            return new LinkView(link, found.token().issuedAt(), link.status(), waiting(link, linkToken));
        });
    }

    /** The public token that Link founded, for as long as it waits for its exchange. */
    private Option<IssuedPublic> waiting(Link link, Secret linkToken) {
        return link.<Option<Succeeded>>match(open -> Option.none(), Option::of, ended -> Option.none())
                .flatMap(success -> sealing.open(success.publicToken(), linkToken, context(link, success.item()))
                        .filter(this::waits)
                        .map(token -> new IssuedPublic(success.item(), token)));
    }

    private boolean waits(Secret publicToken) {
        return entrance.admit(publicToken.reveal(), TokenKind.PUBLIC)
                .toOption()
                .flatMap(visitor -> items.locate(visitor.hash()))
                .exists(found -> watch.momentFor(found.owner(), watch.now())
                        .map(moment -> found.owner().state().statusOf(found.token(), moment))
                        .contains(TokenStatus.ISSUED));
    }

    private static String context(Link link, ItemId item) {
        return String.join(
                "\0",
                link.id().text(),
                item.text(),
                link.allegiance().client().value(),
                link.data().deadline().at().toString());
    }

    private Either<Rejection, Link> bearing(String linkToken, Command command) {
        return entrance.admit(linkToken, TokenKind.LINK).flatMap(visitor -> bearing(visitor, command));
    }

    private Either<Rejection, Link> bearing(Visitor visitor, Command command) {
        return attempt.change(() -> locate(visitor).map(Located::owner).flatMap(found -> entrance.profileOf(
                        found.state().data().profile(), found.state().data().environment())
                .map(profile -> new Candidate<>(
                        found.state().id(),
                        found,
                        (link, moment) ->
                                link.decide(moment, settled -> command.decide(settled, profile, moment.now()))))));
    }

    private Either<Rejection, Located<Link>> locate(Visitor visitor) {
        return links.locate(visitor.hash()).toEither(Rejection.UnknownToken::new);
    }

    @FunctionalInterface
    private interface Command {
        Decision<Link, Link> decide(Link link, Profile profile, Instant now);
    }
}
