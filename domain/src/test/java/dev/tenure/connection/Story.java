package dev.tenure.connection;

import dev.tenure.decision.Decision;
import dev.tenure.decision.DecisionContext;
import dev.tenure.time.UpdateCause;
import dev.tenure.token.Environment;
import dev.tenure.token.Purpose;
import dev.tenure.token.Scope;
import dev.tenure.token.SealedSecret;
import dev.tenure.token.TokenHash;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** A connection at an instant, told step by step from its beginning. */
record Story(Connection connection, Instant now, ConnectionRules rules) {
    static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    static final Duration TICK = Duration.ofMillis(1);
    static final Duration LIFETIME = Duration.ofHours(1);
    static final ConnectionId ID = new ConnectionId(new UUID(5, 5));
    static final ConnectionId OTHER = new ConnectionId(new UUID(6, 6));
    static final Configuration CONFIGURATION =
            new Configuration("oauth", Scope.parse("accounts offline_access").get(), "reference");
    static final RemoteId REMOTE_ID = new RemoteId("item");
    static final RemoteId OTHER_REMOTE_ID = new RemoteId("other item");
    static final TokenHash PUBLIC_TOKEN = TokenHash.ofBytes(new byte[32]);
    static final String PAGE = "https://bank.example/login";

    /** The rules of a provider that renews. */
    static final ConnectionRules RENEWING = ConnectionRules.builder().build();

    /** The rules of a provider whose credential never ends, and where a new authorization is another Item. */
    static final ConnectionRules LASTING =
            ConnectionRules.builder().reauthorizesWhileConnected(false).build();

    /** The rules of a provider whose issuer takes more than one grant for a repetition. */
    static final ConnectionRules REUSE_IS_DEAR =
            ConnectionRules.builder().retriesAfterWindow(false).build();

    static ConnectionData keeping() {
        return ConnectionData.builder()
                .id(ID)
                .configuration(CONFIGURATION)
                .environment(Environment.SANDBOX)
                .build();
    }

    static Story awaitingAuthorization() {
        return awaitingAuthorization(RENEWING);
    }

    static Story awaitingAuthorization(ConnectionRules rules) {
        return new Story(Connection.open(keeping(), START).next(), START, rules);
    }

    static Story connected() {
        return awaitingAuthorization().obtained();
    }

    /** With an access token that has no end, and nothing to renew it with. */
    static Story lasting() {
        var story = awaitingAuthorization(LASTING);
        return story.after((it, at) -> it.completeAuthorization(story.without(Option.none()), REMOTE_ID, LASTING, at));
    }

    static Story needsUpdate() {
        return connected().after((it, at) -> it.updateRequired(UpdateReason.of(UpdateCause.LOGIN_REQUIRED), at));
    }

    static Story revoked() {
        return connected().after(Connection::permissionRevoked);
    }

    /** At the instant of its first claim. */
    static Story refreshing() {
        return connected().due().claimed();
    }

    /** At the instant of its first failure. */
    static Story inDoubt() {
        return refreshing().failed();
    }

    /** At the instant at which the token endpoint has been silent for a day. */
    static Story silent() {
        var story = inDoubt();
        while (story.connection().data().updateReason().isEmpty())
            story = story.retriable().claimed().failed();
        return story;
    }

    /** At the instant of the first refusal of a token that was just renewed. */
    static Story paused() {
        return connected().refused().claimed().renewed().refused();
    }

    /** At the instant at which the API has refused every token for a day. */
    static Story apiRefuses() {
        var story = paused();
        while (story.connection() instanceof Connected)
            story = story.pauseOver().refusedAgain();
        return story;
    }

    /** With the credentials of an app in place of a user. */
    static Story byApp() {
        var story = awaitingAuthorization();
        var data = keeping().withByApp(true);
        return story.with(Connection.open(data, START).next())
                .after((it, at) -> it.completeAuthorization(story.without(Option.of(LIFETIME)), RENEWING, at));
    }

    static Story unauthenticated() {
        return refreshing().after((it, at) -> it.refreshRefused(1, "invalid_grant", at));
    }

    static Story closed() {
        return connected().after(Connection::close);
    }

    Story at(Instant instant) {
        return new Story(connection, instant, rules);
    }

    Story later(Duration time) {
        return at(now.plus(time));
    }

    Story under(ConnectionRules others) {
        return new Story(connection, now, others);
    }

    Story with(Connection other) {
        return new Story(other, now, rules);
    }

    /** The same; if it has a credential at rest, it has no end and nothing brings the next. */
    Story lastingly() {
        var lasting = connection.match(new Connection.Cases<>(
                it -> it,
                it -> it.with(without(Option.none())),
                it -> it.with(without(Option.none())),
                it -> it,
                it -> it,
                it -> it,
                it -> it));
        return new Story(lasting, now, LASTING);
    }

    /** The same; if it has a credential at rest, it ends after this time and nothing brings the next. */
    Story lastingFor(Duration lifetime) {
        return lastingly().held(without(Option.of(lifetime)));
    }

    /** The same; if it has a credential, it is this one. */
    Story held(SealedCredential credential) {
        return with(connection.match(new Connection.Cases<>(
                it -> it,
                it -> it.with(credential),
                it -> it.with(credential),
                it -> it.with(credential),
                it -> it.with(credential),
                it -> it,
                it -> it)));
    }

    /** The same; if it has a credential, the provider stated this lifetime of its refresh token. */
    Story keptFor(Duration lifetime) {
        return connection
                .sealedCredential()
                .map(credential -> held(rules.keptAlive(credential, now, Option.of(lifetime))))
                .getOrElse(this);
    }

    /** The same; if it has a credential, it stands so. */
    Story standing(SealedCredential.Acceptance epochs) {
        return connection
                .sealedCredential()
                .map(credential -> held(credential.withAcceptance(epochs)))
                .getOrElse(this);
    }

    /** The instant from which the credential is no longer safe, if it has one that ends. */
    Story due() {
        return connection
                .sealedCredential()
                .flatMap(SealedCredential::safeUntil)
                .map(this::at)
                .getOrElse(this);
    }

    /** The end of the pause, if there is one. */
    Story pauseOver() {
        return pauseEnd().map(this::at).getOrElse(this);
    }

    /** The instant of the next refresh: the end of the pause, or of the access token, which is lent until then. */
    Story retriable() {
        var next = pauseOver();
        var ended = next.ended();
        return next.acquire(Purpose.MANAGEMENT).changes() || ended.now().isBefore(next.now()) ? next : ended;
    }

    Option<Instant> pauseEnd() {
        return connection.data().trouble().map(Trouble::until);
    }

    /** The end of the access token, if it has one. */
    Story ended() {
        return connection
                .sealedCredential()
                .flatMap(SealedCredential::expiresAt)
                .map(this::at)
                .getOrElse(this);
    }

    /** The end of the issuer's window, if the refresh token may have been used. */
    Story windowOver() {
        return connection instanceof InDoubt doubtful ? at(doubtful.windowEndsAt()) : this;
    }

    Story obtained() {
        return after((it, at) -> it.completeAuthorization(fresh(), REMOTE_ID, rules, at));
    }

    Story claimed() {
        return after((it, at) -> it.acquire(Purpose.MANAGEMENT, rules, at));
    }

    Story failed() {
        return after((it, at) -> it.unanswered(lease(), rules, at));
    }

    /** The API refuses the current access token. */
    Story refused() {
        return after((it, at) -> it.accessRefused(version(), rules, at));
    }

    /** The API refuses the token that it is asked with next, renewed or not. */
    Story refusedAgain() {
        var tried = claimed();
        return (tried.connection() instanceof Refreshing ? tried.renewed() : tried).refused();
    }

    /** The API accepts the current access token. */
    Story served() {
        return after((it, at) -> it.accessSucceeded(version(), at));
    }

    Story settled() {
        return with(settle().next());
    }

    Story renewed() {
        return after((it, at) -> it.renewed(version(), fresh(), rules, at));
    }

    int version() {
        return connection.data().credentialVersion();
    }

    int lease() {
        return connection.data().leases();
    }

    Trouble trouble() {
        return connection.data().trouble().get();
    }

    Lease claim() {
        return ((Refreshing) connection).lease();
    }

    SealedCredential credential() {
        return connection.sealedCredential().get();
    }

    /** The next pair, recognizable by its content. */
    SealedCredential fresh() {
        return fresh(Option.of(LIFETIME));
    }

    SealedCredential fresh(Option<Duration> lifetime) {
        var generation = version() + 1;
        var access = SealedCredential.of("key", sealed("access " + generation));
        return expiring(access.withRefresh(sealed("refresh " + generation)), lifetime);
    }

    /** An access token with nothing to renew it. */
    SealedCredential without(Option<Duration> lifetime) {
        return expiring(SealedCredential.of("key", sealed("access " + (version() + 1))), lifetime);
    }

    private SealedCredential expiring(SealedCredential credential, Option<Duration> lifetime) {
        return lifetime.map(it -> rules.expiring(credential, now, it)).getOrElse(credential);
    }

    static SealedSecret sealed(String text) {
        return SealedSecret.ofBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    <R> Story after(Command<R> command) {
        return with(decide(command).next());
    }

    <R> Decision<Connection, R> decide(Command<R> command) {
        return connection.decide(DecisionContext.at(now), it -> command.on(it, now));
    }

    Decision<Connection, Connection> settle() {
        return connection.settle(DecisionContext.at(now));
    }

    Decision<Connection, Acquisition> acquire(Purpose use) {
        return decide((it, at) -> it.acquire(use, rules, at));
    }

    static String name(Connection connection) {
        return connection.match(new Connection.Cases<>(
                linking -> "AwaitingAuthorization",
                connected -> "Connected",
                needsUpdate -> "NeedsUpdate",
                refreshing -> "Refreshing",
                inDoubt -> "InDoubt",
                unauthenticated -> "Unauthenticated",
                closed -> "Closed"));
    }

    /** A command on a connection at an instant. */
    @FunctionalInterface
    interface Command<R> {
        Decision<Connection, R> on(Connection connection, Instant now);
    }
}
