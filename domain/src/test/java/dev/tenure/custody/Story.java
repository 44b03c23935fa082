package dev.tenure.custody;

import dev.tenure.decision.Decision;
import dev.tenure.principal.Moment;
import dev.tenure.time.Cause;
import dev.tenure.token.Environment;
import dev.tenure.token.Scope;
import dev.tenure.token.Sealed;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** A custody at an instant, told step by step from its beginning. */
record Story(Custody custody, Instant now, CustodyRules rules) {
    static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    static final Duration TICK = Duration.ofMillis(1);
    static final Duration LIFETIME = Duration.ofHours(1);
    static final CustodyId ID = new CustodyId(new UUID(5, 5));
    static final CustodyId OTHER = new CustodyId(new UUID(6, 6));
    static final Configuration CONFIGURATION =
            new Configuration("oauth", Scope.parse("accounts offline_access").get(), "reference");
    static final Option<Counterpart> COUNTERPART = Option.of(new Counterpart("item"));
    static final String PAGE = "https://bank.example/login";

    /** Those of an other side that renews. */
    static final CustodyRules RENEWING = CustodyRules.builder().build();

    /** Those of an other side whose credential is for good, and where a new authorisation is another Item. */
    static final CustodyRules LASTING =
            CustodyRules.builder().reauthorisesWhileConnected(false).build();

    static Keeping keeping() {
        return Keeping.builder()
                .id(ID)
                .configuration(CONFIGURATION)
                .environment(Environment.SANDBOX)
                .build();
    }

    static Story linking() {
        return linking(RENEWING);
    }

    static Story linking(CustodyRules rules) {
        return new Story(Custody.open(keeping(), START).next(), START, rules);
    }

    static Story connected() {
        return linking().obtained();
    }

    /** With an access token that has no end, and nothing to renew it with. */
    static Story lasting() {
        var story = linking(LASTING);
        return story.after((it, at) -> it.connected(story.without(Option.none()), COUNTERPART, LASTING, at));
    }

    static Story needsUpdate() {
        return connected().after((it, at) -> it.userNeeded(Trouble.of(Cause.LOGIN_REQUIRED), at));
    }

    static Story revoked() {
        return connected().after(Custody::permissionRevoked);
    }

    /** At the instant of its first claim. */
    static Story refreshing() {
        return connected().due().claimed();
    }

    /** At the instant of its first failure. */
    static Story inDoubt() {
        return refreshing().failed();
    }

    /** At the instant of its last claim but the one by hand. */
    static Story atTheLastAttempt() {
        var story = refreshing();
        while (story.attempts().failed() < story.rules.attempts() - 1)
            story = story.failed().retriable().claimed();
        return story;
    }

    static Story unauthenticated() {
        return refreshing().after((it, at) -> it.refreshRefused(1, "invalid_grant", at));
    }

    static Story exhausted() {
        return atTheLastAttempt().failed();
    }

    static Story closed() {
        return connected().after(Custody::close);
    }

    Story at(Instant instant) {
        return new Story(custody, instant, rules);
    }

    Story later(Duration time) {
        return at(now.plus(time));
    }

    Story under(CustodyRules others) {
        return new Story(custody, now, others);
    }

    Story with(Custody other) {
        return new Story(other, now, rules);
    }

    /** The same; if it has a credential at rest, it has no end and nothing brings the next. */
    Story lastingly() {
        var lasting = custody.match(new Custody.Cases<>(
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
    Story held(Vaulted credential) {
        return with(custody.match(new Custody.Cases<>(
                it -> it,
                it -> it.with(credential),
                it -> it.with(credential),
                it -> it.with(credential),
                it -> it.with(credential),
                it -> it,
                it -> it)));
    }

    /** The same; if it has a credential, it stands so. */
    Story standing(Vaulted.Standing standing) {
        return custody.vaulted()
                .map(credential -> held(credential.standing(standing)))
                .getOrElse(this);
    }

    /** When the credential is no longer safe, if it has one that ends. */
    Story due() {
        return custody.vaulted().flatMap(Vaulted::safeUntil).map(this::at).getOrElse(this);
    }

    /** When the next attempt may be made, if it waits for that. */
    Story retriable() {
        return custody instanceof InDoubt doubtful ? at(doubtful.retryAt()) : this;
    }

    Story obtained() {
        return after((it, at) -> it.connected(fresh(), COUNTERPART, rules, at));
    }

    Story claimed() {
        return after((it, at) -> it.lend(Use.MANAGEMENT, rules, at));
    }

    Story failed() {
        return after((it, at) -> it.unanswered(lease(), Option.none(), rules, at));
    }

    Story settled() {
        return with(settle().next());
    }

    Story renewed() {
        return after((it, at) -> it.renewed(version(), fresh(), at));
    }

    int version() {
        return custody.keeping().credentialVersion();
    }

    int lease() {
        return custody.keeping().leases();
    }

    Attempts attempts() {
        return ((Refreshing) custody).attempts();
    }

    Lease claim() {
        return ((Refreshing) custody).lease();
    }

    Vaulted credential() {
        return custody.vaulted().get();
    }

    /** The next pair; what it is made of says which it is. */
    Vaulted fresh() {
        return fresh(Option.of(LIFETIME));
    }

    Vaulted fresh(Option<Duration> lifetime) {
        var generation = version() + 1;
        return rules.vaulted(
                "key", sealed("access " + generation), Option.of(sealed("refresh " + generation)), now, lifetime);
    }

    /** An access token with nothing to renew it. */
    Vaulted without(Option<Duration> lifetime) {
        return rules.vaulted("key", sealed("access " + (version() + 1)), Option.none(), now, lifetime);
    }

    static Sealed sealed(String text) {
        return Sealed.ofBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    <R> Story after(Command<R> command) {
        return with(decide(command).next());
    }

    <R> Decision<Custody, R> decide(Command<R> command) {
        return custody.decide(Moment.at(now), it -> command.on(it, now));
    }

    Decision<Custody, Custody> settle() {
        return custody.settle(Moment.at(now));
    }

    Decision<Custody, Loan> lend(Use use) {
        return decide((it, at) -> it.lend(use, rules, at));
    }

    static String name(Custody custody) {
        return custody.match(new Custody.Cases<>(
                linking -> "Linking",
                connected -> "Connected",
                needsUpdate -> "NeedsUpdate",
                refreshing -> "Refreshing",
                inDoubt -> "InDoubt",
                unauthenticated -> "Unauthenticated",
                closed -> "Closed"));
    }

    /** A command on a custody at an instant. */
    @FunctionalInterface
    interface Command<R> {
        Decision<Custody, R> on(Custody custody, Instant now);
    }
}
