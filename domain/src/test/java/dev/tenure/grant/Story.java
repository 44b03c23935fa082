package dev.tenure.grant;

import dev.tenure.decision.Decision;
import dev.tenure.decision.DecisionContext;
import dev.tenure.principal.Ownership;
import dev.tenure.time.Lifetime;
import dev.tenure.token.ClientId;
import dev.tenure.token.Environment;
import dev.tenure.token.MintedToken;
import dev.tenure.token.ParsedToken;
import dev.tenure.token.Scope;
import dev.tenure.token.SealedSecret;
import dev.tenure.token.SelfLocatingFormat;
import dev.tenure.token.TokenKind;
import dev.tenure.token.UserId;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;

/**
 * A grant at an instant, with every token that was minted for it; told step by step from its beginning.
 *
 * @param chain the code, if there was one, and the refresh tokens, the first first
 * @param access the access tokens, the first first
 */
record Story(Grant grant, Instant now, GrantRules rules, List<MintedToken> chain, List<MintedToken> access) {
    static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    static final Instant AUTHENTICATED = START.minusSeconds(111);
    static final Duration IDLE = Duration.ofDays(365);
    static final Duration WINDOW = Duration.ofSeconds(30);
    static final ClientId CLIENT = new ClientId("client");
    static final ClientId OTHER = new ClientId("other");
    static final Scope WHOLE = scope("openid accounts offline_access");
    static final Scope NARROW = scope("accounts");
    static final GrantRules STRICT =
            GrantRules.builder().refreshTokenLifetime(Lifetime.sliding(IDLE)).build();
    static final GrantRules RETRYABLE = GrantRules.builder()
            .from(STRICT)
            .rotation(Rotation.retryable(WINDOW))
            .build();
    static final GrantRules NONE =
            GrantRules.builder().from(STRICT).rotation(Rotation.none()).build();
    static final GrantRules KEEPING = GrantRules.builder()
            .from(STRICT)
            .previousAccess(PreviousAccessRule.KEEP)
            .build();

    private static final SelfLocatingFormat FORMAT = SelfLocatingFormat.VERSION_1;
    private static final Random RANDOM = new Random(20260301);

    static Scope scope(String text) {
        return Scope.parse(text).get();
    }

    static byte[] bytes() {
        var bytes = new byte[FORMAT.entropy()];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    static GrantData data(Scope scope, Option<UserId> user) {
        return GrantData.builder()
                .id(new GrantId(new UUID(7, 7)))
                .profile("oauth")
                .ownership(new Ownership(CLIENT, 0, user, 0))
                .environment(Environment.SANDBOX)
                .scope(scope)
                .createdAt(START)
                .authenticatedAt(AUTHENTICATED)
                .build();
    }

    static GrantData data(Scope scope) {
        return data(scope, Option.of(new UserId("user")));
    }

    static Story authorized() {
        return authorized(data(WHOLE), STRICT);
    }

    static Story authorized(GrantData data, GrantRules rules) {
        var code = FORMAT.mint(TokenKind.CODE, data.environment(), bytes());
        var grant = Grant.authorize(data, code.token(), rules, START).next();
        return new Story(grant, START, rules, List.of(code), List.empty());
    }

    static Story refreshable() {
        return refreshable(STRICT);
    }

    static Story refreshable(GrantRules rules) {
        return authorized(data(WHOLE), rules).exchanged();
    }

    /** By a code, for a user who did not ask for refresh tokens. */
    static Story accessOnly() {
        return authorized(data(NARROW), STRICT).exchanged();
    }

    /** A client's own: without a user, and so without a refresh token, whatever it asks for. */
    static Story clientsOwn() {
        return issued(data(WHOLE, Option.none()), STRICT);
    }

    static Story issued(GrantData data, GrantRules rules) {
        var refresh = FORMAT.mint(TokenKind.REFRESH, data.environment(), bytes());
        var access = FORMAT.mintBeside(refresh, TokenKind.ACCESS, 1, bytes());
        var grant = Grant.issue(data, Successor.of(refresh.token(), access.token()), rules, START)
                .next();
        return new Story(grant, START, rules, List.of(refresh), List.of(access));
    }

    static Story ended() {
        return refreshable().after((grant, now) -> grant.revoke(GrantEndReason.GRANT_REVOKED, now));
    }

    Story at(Instant instant) {
        return new Story(grant, instant, rules, chain, access);
    }

    Story later(Duration time) {
        return at(now.plus(time));
    }

    Story under(GrantRules others) {
        return new Story(grant, now, others, chain, access);
    }

    /** The same; if its code waits, for a scope without refresh tokens. */
    Story withoutOfflineAccess() {
        return new Story(
                grant.match(
                        authorized -> new Authorized(
                                authorized.data().withScope(NARROW),
                                authorized.code(),
                                authorized.deadline(),
                                authorized.binding()),
                        refreshable -> refreshable,
                        accessOnly -> accessOnly,
                        ended -> ended),
                now,
                rules,
                chain,
                access);
    }

    Story exchanged() {
        return minting(
                next -> decide((it, at) -> it.exchange(PresentedToken.of(code(), CLIENT), next.pair(), rules, at))
                        .next());
    }

    Story refreshed() {
        return refreshed(Option.none());
    }

    Story refreshed(Option<Scope> narrower) {
        return minting(next -> refresh(current(), narrower, next.pair()).next());
    }

    Decision<Grant, Issuance> refresh(ParsedToken token) {
        return refresh(token, Option.none(), mint().pair());
    }

    Decision<Grant, Issuance> refresh(ParsedToken token, Option<Scope> narrower, Successor next) {
        var by = PresentedToken.of(token, CLIENT);
        return narrower.fold(
                () -> decide((it, at) -> it.refresh(by, next, rules, at)),
                scope -> decide((it, at) -> it.refresh(by, scope, next, rules, at)));
    }

    private Story minting(Function<Minted, Grant> command) {
        var minted = mint();
        var next = command.apply(minted);
        var issued = Option.of(minted.refresh()).filter(token -> next.isCurrent(token.token()));
        var opening = Option.of(minted.access())
                .filter(token -> next.data().accessGeneration() > grant.data().accessGeneration());
        return new Story(next, now, rules, chain.appendAll(issued), access.appendAll(opening));
    }

    /** The pair that a service would mint for the grant as it stands. */
    Minted mint() {
        var data = grant.data();
        var refresh = FORMAT.mintBeside(chain.head(), TokenKind.REFRESH, data.refreshGeneration() + 1, bytes());
        var token = FORMAT.mintBeside(chain.head(), TokenKind.ACCESS, data.accessGeneration() + 1, bytes());
        return new Minted(refresh, token);
    }

    /** The refresh token so many before the last; one that nobody issued, if there was none. */
    ParsedToken refreshToken(int before) {
        return chain.size() > before + 1 ? chain(before) : forged(1);
    }

    ParsedToken code() {
        return chain.head().token();
    }

    /** The refresh token minted last. */
    ParsedToken current() {
        return chain(0);
    }

    /** The link of the chain so many before the last. */
    ParsedToken chain(int before) {
        return chain.get(chain.size() - 1 - before).token();
    }

    /** The access token so many before the last; one that nobody issued, if there was none. */
    ParsedToken accessToken(int before) {
        return access.size() > before && before >= 0
                ? access.get(access.size() - 1 - before).token()
                : FORMAT.mintBeside(chain.head(), TokenKind.ACCESS, 1, bytes()).token();
    }

    /** A forged code of this grant, by an attacker who knows the locator. */
    ParsedToken forgedCode() {
        return FORMAT.mintBeside(chain.head(), TokenKind.CODE, 0, bytes()).token();
    }

    /** A forged refresh token of this generation, by an attacker who knows the locator. */
    ParsedToken forged(int generation) {
        return FORMAT.mintBeside(chain.head(), TokenKind.REFRESH, generation, bytes())
                .token();
    }

    <R> Story after(Command<R> command) {
        return new Story(decide(command).next(), now, rules, chain, access);
    }

    <R> Decision<Grant, R> decide(Command<R> command) {
        return grant.decide(moment(), it -> command.on(it, now));
    }

    DecisionContext moment() {
        return DecisionContext.at(now);
    }

    /** A command on a grant at an instant. */
    @FunctionalInterface
    interface Command<R> {
        Decision<Grant, R> on(Grant grant, Instant now);
    }

    /** Two tokens, and their seal: to the domain it is bytes. */
    record Minted(MintedToken refresh, MintedToken access) {
        Successor pair() {
            var seal = SealedSecret.ofBytes(access.token().hash().bytes());
            return new Successor(refresh.token(), access.token(), Option.of(seal));
        }
    }
}
