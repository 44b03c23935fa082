package dev.tenure.histories.connection;

import dev.tenure.connection.Connection;
import dev.tenure.connection.ConnectionId;
import dev.tenure.connection.ConnectionRules;
import dev.tenure.connection.Trouble;
import dev.tenure.decision.DecisionContext;
import dev.tenure.histories.fixture.ModelProvider;
import dev.tenure.histories.fixture.ModelProvider.Fate;
import dev.tenure.inmemory.InMemoryStore;
import dev.tenure.inmemory.PlainVault;
import dev.tenure.inmemory.SeededSecrets;
import dev.tenure.port.issuer.ApiError;
import dev.tenure.port.outbox.EventFilter;
import dev.tenure.profile.OAuth;
import dev.tenure.profile.Profile;
import dev.tenure.service.Connections;
import dev.tenure.service.Credential;
import dev.tenure.service.NewConnection;
import dev.tenure.service.Tenure;
import dev.tenure.service.TokenResponse;
import dev.tenure.stories.fixture.FailingConnectionStore;
import dev.tenure.stories.fixture.FailingConnectionStore.Failure;
import dev.tenure.token.Environment;
import dev.tenure.token.Scope;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * An app with one connection to a model of its provider. Its scheduler renews what is due, always with the same delay,
 * and nobody else asks for anything but the app.
 */
final class KeptConnection {
    private static final Scope SCOPE = Scope.parse("read offline_access").get();

    /** The calls of the store until the lease is recorded: what is due, the connection, the lease. */
    private static final List<Failure> CLAIM = List.fill(3, Failure.NONE);

    /** More calls than any process has left after that. */
    private static final List<Failure> DEAD = List.fill(99, Failure.SURELY_NOT);

    private final FailingConnectionStore store =
            new FailingConnectionStore(new InMemoryStore(EventFilter.everything()));

    private final ModelProvider provider;
    private final Profile profile;
    private final Connections connections;
    private final ConnectionId id;
    private final Duration delay;
    private Instant now = Instant.parse("2024-02-28T22:00:00Z");

    /** A connection that its user has just authorized, at a provider with this window. */
    KeptConnection(ConnectionRules rules, Duration window, Duration delay) {
        this(rules, window, Option.none(), delay);
    }

    /** The same, at a provider that forgets an idle refresh token. */
    KeptConnection(ConnectionRules rules, Duration window, Option<Duration> idle, Duration delay) {
        this.provider = new ModelProvider(() -> now, Option.of(window));
        idle.forEach(provider::forgetsAfter);
        this.delay = delay;
        this.profile = OAuth.OAUTH.withConnections(rules);
        this.connections = Tenure.over(store, Environment.SANDBOX)
                .secrets(new SeededSecrets(1))
                .clock(() -> now)
                .profiles(profile)
                .vault(PlainVault.under("key"))
                .issuer(profile, provider)
                .statusPoller((connection, health) -> {})
                .build()
                .connections();
        this.id =
                connections.open(new NewConnection(profile, SCOPE, "ledger 42")).get();
        connections.completeAuthorization(id, TokenResponse.of(provider.authorized(now), now));
    }

    /** Lets the access token end. */
    void expire() {
        now = now.plus(ModelProvider.LIFETIME);
    }

    /** The next attempt to renew, which meets with a loss. */
    void lose(Loss loss) {
        comeToTheNextAttempt();
        provider.next(loss.fate());
        store.next(loss.isDeath() ? CLAIM.appendAll(DEAD) : List.empty());
        try {
            renew();
        } catch (RuntimeException died) {
            if (!loss.isDeath()) throw died;
        } finally {
            store.next(List.empty());
        }
    }

    /** The next attempt to renew, which nothing befalls. */
    void succeed() {
        comeToTheNextAttempt();
        renew();
    }

    /** The scheduler renews what is due; if that is nothing, the app asks for a credential. */
    private void renew() {
        var sent = provider.sent().size();
        connections.renewDue(1);
        if (provider.sent().size() == sent) connections.credentialFor(id);
    }

    private void comeToTheNextAttempt() {
        var state = state();
        var next = state.renewsAt().orElse(state.data().trouble().map(Trouble::until));
        next.map(at -> at.plus(delay)).filter(now::isBefore).forEach(at -> now = at);
    }

    /** Lets time pass, with a call of the API after each interval; requests have fates, and calls have answers. */
    void pass(Duration length, Duration interval, Supplier<Fate> fates, Supplier<ApiAnswer> answers) {
        var end = now.plus(length);
        var call = now.plus(interval);
        while (now.isBefore(end)) {
            now = earliest(call, end, renewal());
            provider.next(fates.get());
            connections.renewDue(1);
            if (now.isBefore(call)) continue;
            provider.next(fates.get());
            connections.credentialFor(id).forEach(credential -> call(credential, answers.get()));
            call = now.plus(interval);
        }
    }

    private Instant renewal() {
        return state().renewsAt()
                .map(due -> due.plus(delay))
                .filter(now::isBefore)
                .getOrElse(Instant.MAX);
    }

    private void call(Credential credential, ApiAnswer answer) {
        var isServed = answer == ApiAnswer.SERVED && provider.accepts(credential.access());
        if (isServed) connections.callSucceeded(credential);
        else
            connections.callFailed(
                    credential, answer == ApiAnswer.FAILED ? new ApiError.Unrelated() : new ApiError.AccessRefused());
    }

    /** The operator has looked into it, and has everything tried again. */
    void resume() {
        connections.resumeBlocked(profile, 1);
    }

    /** Returns true if the app gets a credential that the provider accepts. */
    boolean works() {
        return connections.credentialFor(id).exists(credential -> provider.accepts(credential.access()));
    }

    /** The connection as it is now. */
    Connection state() {
        var stored = store.connections().find(id).get().state();
        return stored.settle(DecisionContext.at(now)).next();
    }

    ModelProvider provider() {
        return provider;
    }

    private static Instant earliest(Instant... instants) {
        return List.of(instants).min().get();
    }
}
