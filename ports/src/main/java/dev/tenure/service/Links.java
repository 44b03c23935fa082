package dev.tenure.service;

import dev.tenure.decision.Decision;
import dev.tenure.decision.Rejection;
import dev.tenure.item.InstitutionId;
import dev.tenure.item.ItemId;
import dev.tenure.link.Link;
import dev.tenure.link.LinkData;
import dev.tenure.link.LinkId;
import dev.tenure.link.Succeeded;
import dev.tenure.link.Success;
import dev.tenure.port.store.ItemRepository;
import dev.tenure.port.store.LinkRepository;
import dev.tenure.port.store.Located;
import dev.tenure.profile.Profile;
import dev.tenure.service.TokenReader.AdmittedToken;
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
    private final LinkRepository links;
    private final ItemRepository items;
    private final PrincipalEpochs epochs;
    private final CommandClock clock;
    private final TokenReader tokens;
    private final TokenMint mint;
    private final TokenSealer sealer;
    private final Attempt<LinkId, Link> attempt;

    Links(
            LinkRepository links,
            ItemRepository items,
            PrincipalEpochs epochs,
            ServiceContext context,
            RetryLimit retryLimit) {
        this.links = links;
        this.items = items;
        this.epochs = epochs;
        this.clock = context.clock();
        this.tokens = context.tokens();
        this.mint = context.mint();
        this.sealer = context.sealer();
        this.attempt = new Attempt<>(links, clock, retryLimit);
    }

    /** Opens a Link; refused in a retired environment and with a lifetime out of range. */
    public Either<Rejection, IssuedLink> open(NewLink request) {
        var now = clock.now();
        return tokens.profileForNew(request.profile(), now).flatMap(profile -> profile.links()
                .deadline(request.hosted(), now)
                .flatMap(deadline -> open(request, profile, deadline, now)));
    }

    private Either<Rejection, IssuedLink> open(NewLink request, Profile profile, Deadline deadline, Instant now) {
        var token = mint.token(profile.format(), TokenKind.LINK);
        var data = LinkData.builder()
                .id(new LinkId(mint.name()))
                .profile(profile.name())
                .ownership(epochs.ownershipTo(request.client(), request.user()))
                .environment(tokens.environment())
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
        return tokens.admit(linkToken, TokenKind.LINK).flatMap(admitted -> {
            var item = new ItemId(mint.name());
            var token = mint.token(admitted.format(), TokenKind.PUBLIC);
            var shared = mint.sharing(consent);
            return bearing(admitted, (link, profile, now) -> {
                        var sealed = sealer.seal(token.secret(), Secret.of(linkToken), context(link, item));
                        var rules = profile.items();
                        return link.succeed(new Success(item, institution, shared, token.hash(), sealed, rules), now);
                    })
                    .map(link -> new IssuedPublic(item, token.secret()));
        });
    }

    /** What became of the Link; its own client may ask, also after its end. */
    public Either<Rejection, LinkView> get(ClientId client, String linkToken) {
        return tokens.admit(linkToken, TokenKind.LINK)
                .flatMap(this::locate)
                .filterOrElse(
                        found -> found.aggregate().state().ownership().client().equals(client),
                        other -> new Rejection.WrongClient())
                .flatMap(found -> view(found, Secret.of(linkToken)));
    }

    private Either<Rejection, LinkView> view(Located<Link> found, Secret linkToken) {
        return clock.contextFor(found.aggregate(), clock.now()).map(context -> {
            var link = found.aggregate().state().settle(context).next();
            return new LinkView(link, found.token().issuedAt(), link.status(), waiting(link, linkToken));
        });
    }

    /** The public token that Link founded, for as long as it waits for its exchange. */
    private Option<IssuedPublic> waiting(Link link, Secret linkToken) {
        return link.<Option<Succeeded>>match(open -> Option.none(), Option::of, ended -> Option.none())
                .flatMap(success -> sealer.open(success.publicToken(), linkToken, context(link, success.item()))
                        .filter(this::waits)
                        .map(token -> new IssuedPublic(success.item(), token)));
    }

    private boolean waits(Secret publicToken) {
        return tokens.admit(publicToken.reveal(), TokenKind.PUBLIC)
                .toOption()
                .flatMap(admitted -> items.locate(admitted.hash()))
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

    private Either<Rejection, Link> bearing(String linkToken, Command command) {
        return tokens.admit(linkToken, TokenKind.LINK).flatMap(admitted -> bearing(admitted, command));
    }

    private Either<Rejection, Link> bearing(AdmittedToken admitted, Command command) {
        return attempt.change(() -> locate(admitted).map(Located::aggregate).flatMap(found -> tokens.profileOf(
                        found.state().data().profile(), found.state().data().environment())
                .map(profile -> new Candidate<>(
                        found.state().id(),
                        found,
                        (link, context) ->
                                link.decide(context, settled -> command.decide(settled, profile, context.now()))))));
    }

    private Either<Rejection, Located<Link>> locate(AdmittedToken admitted) {
        return links.locate(admitted.hash()).toEither(Rejection.UnknownToken::new);
    }

    @FunctionalInterface
    private interface Command {
        Decision<Link, Link> decide(Link link, Profile profile, Instant now);
    }
}
