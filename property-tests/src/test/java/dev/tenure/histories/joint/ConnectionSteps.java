package dev.tenure.histories.joint;

import static dev.tenure.histories.joint.ConnectionParticipant.check;

import dev.tenure.connection.Closed;
import dev.tenure.connection.Configuration;
import dev.tenure.connection.Connection;
import dev.tenure.connection.ConnectionId;
import dev.tenure.connection.ConnectionRules;
import dev.tenure.connection.Unauthenticated;
import dev.tenure.decision.Rejection;
import dev.tenure.histories.fixture.ModelProvider;
import dev.tenure.histories.joint.ConnectionOracle.Told;
import dev.tenure.inmemory.PlainVault;
import dev.tenure.inmemory.SeededSecrets;
import dev.tenure.port.store.Store;
import dev.tenure.port.store.Versioned;
import dev.tenure.profile.Stitch;
import dev.tenure.service.Connections;
import dev.tenure.service.Credential;
import dev.tenure.service.NewConnection;
import dev.tenure.service.Tenure;
import dev.tenure.service.TokenResponse;
import dev.tenure.service.internal.CredentialCipher;
import dev.tenure.token.Environment;
import dev.tenure.token.Scope;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Runs the steps of connections, and checks their answers against the invariants (P73 to P86). */
final class ConnectionSteps {
    private static final Scope SCOPE = Scope.parse("read offline_access").get();
    private static final PlainVault VAULT = PlainVault.under("key");
    private static final List<Option<Duration>> WINDOWS =
            List.of(Option.of(Duration.ZERO), Option.of(Duration.ofSeconds(30)), Option.none());
    private static final List<ModelProvider.Fate> FATES = List.of(
            ModelProvider.Fate.ANSWERED,
            ModelProvider.Fate.ANSWER_LOST,
            ModelProvider.Fate.REQUEST_LOST,
            ModelProvider.Fate.NOT_SENT,
            ModelProvider.Fate.MISCONFIGURED,
            ModelProvider.Fate.REVOKED,
            ModelProvider.Fate.BROKEN);
    private static final Instant THE_LAST_DAY = Instant.parse("9999-12-31T00:00:00Z");

    private final Random random;
    private final InstantSource clock;
    private final Consumer<String> cases;
    private final ModelProvider provider;
    private final StoredConnections stored;
    private final ConnectionOracle oracle;
    private final CredentialInvariants credentials;
    private final Tenure tenure;
    private final Connections connections;
    private final ReportSteps reports;
    private final List<ConnectionId> ids = new ArrayList<>();
    private int polls;
    private int ends;

    ConnectionSteps(long seed, Store store, InstantSource clock, Consumer<String> cases) {
        this.random = new Random(seed);
        this.stored = new StoredConnections(store, clock);
        this.clock = clock;
        this.cases = cases;
        var window = WINDOWS.get(random.nextInt(WINDOWS.size()));
        var profile = Stitch.STITCH.withConnections(ConnectionRules.builder()
                .issuerWindow(window.getOrElse(Duration.ofDays(1)))
                .retriesAfterWindow(random.nextInt(3) > 0)
                .refreshIdleLifetime(Option.when(random.nextBoolean(), Duration.ofHours(20)))
                .build());
        this.provider = new ModelProvider(clock, window);
        this.oracle = new ConnectionOracle(provider, new CredentialCipher(VAULT), cases);
        this.credentials = new CredentialInvariants(provider);
        this.tenure = Tenure.over(store, Environment.SANDBOX)
                .secrets(new SeededSecrets(seed))
                .clock(() -> clock.instant().plusNanos(700_000))
                .profiles(profile)
                .vault(VAULT)
                .issuer(profile, provider)
                .statusPoller((id, health) -> polls++)
                .build();
        this.connections = tenure.connections();
        this.reports = new ReportSteps(random, connections, stored, () -> polls, cases);
    }

    /** All that were opened. */
    List<ConnectionId> ids() {
        return ids;
    }

    /** The number of connections that were seen to need their user. */
    int ends() {
        return ends;
    }

    /** The last answer. */
    String said() {
        return reports.said();
    }

    /** One step of one of them. */
    void step() {
        if (ids.isEmpty() || random.nextInt(8) == 0) open();
        var id = ids.get(random.nextInt(ids.size()));
        var before = ids.stream().collect(Collectors.toMap(each -> each, stored::state));
        reports.begin();
        switch (random.nextInt(20)) {
            case 0 -> connect(id);
            case 1, 2 -> credentials.last(id).forEach(reports::complain);
            case 3 -> reports.say("resume", connections.resume(id));
            case 4 -> credentials.last(id).forEach(reports::serve);
            case 5 -> reports.close(id);
            case 6 -> sweep();
            case 7 -> reports.hear(id);
            case 8 -> reports.observe(id);
            case 9, 10 -> reports.update(id);
            case 11 -> renewDue();
            default -> acquire(id, Objects.requireNonNull(before.get(id)));
        }
        before.forEach((each, earlier) -> compare(each, earlier, each.equals(id) ? reports.told() : Told.NOTHING));
    }

    private void compare(ConnectionId id, Connection before, Told told) {
        var after = found(id);
        check(after.state().data().configuration().equals(configuration()), "P79: its configuration changed");
        oracle.step(before, after.state(), told, after.changedAt());
        if (after.state() instanceof Unauthenticated && !(before instanceof Unauthenticated)) ends++;
    }

    private void open() {
        var id = connections
                .open(new NewConnection(Stitch.STITCH, SCOPE, "ledger 42"))
                .get();
        ids.add(id);
        connect(id);
    }

    private static Configuration configuration() {
        return new Configuration("stitch", SCOPE, "ledger 42");
    }

    /** Completes an authorization that was asked for some seconds ago: the credential lives since then. */
    private void connect(ConnectionId id) {
        var askedAt = clock.instant().minusSeconds(random.nextInt(20));
        var pair = provider.authorized(askedAt);
        var access = TokenResponse.of(pair.access(), askedAt).expiringIn(ModelProvider.LIFETIME);
        var response = random.nextInt(5) == 0
                ? access
                : access.withRefresh(pair.refresh().get());
        var connected = connections.completeAuthorization(id, response);
        reports.say("connected", connected);
        connected.forEach(this::isFresh);
    }

    /** P86: a new credential is not due at once, unless time itself ends; P75: every caller gets it. */
    private void isFresh(Credential credential) {
        credentials.remember(credential);
        if (isTheLastDay()) return;
        var sent = provider.sent().size();
        var again = connections.credentialFor(credential.connection());
        check(provider.sent().size() == sent, "P86: due at once");
        check(
                again.isLeft() || again.get().version() == credential.version(),
                "P75: another credential than the one just kept");
    }

    /** Returns true if instants end, so that no lifetime is as long as it should be. */
    private boolean isTheLastDay() {
        return clock.instant().isAfter(THE_LAST_DAY);
    }

    private void acquire(ConnectionId id, Connection before) {
        var sent = provider.sent().size();
        provider.next(fate());
        try {
            var reply = connections.credentialFor(id);
            reports.say("lent", reply);
            reply.forEach(credential -> isGood(before, credential, sent));
            if (provider.sent().size() > sent && random.nextInt(3) == 0) reply.forEach(reports::refuse);
            if (reply.swap().exists(why -> !(why instanceof Rejection.ClockSuspect)) && !isTheLastDay())
                oracle.refused(found(id), clock.instant());
        } catch (IllegalStateException broken) {
            cases.accept("connection: a broken client");
        }
        if (before instanceof Unauthenticated || before instanceof Closed)
            check(provider.sent().size() == sent, "P76: sent after the end");
        check(provider.sent().size() <= sent + 1, "P74: sent twice");
        if (provider.sent().size() > sent) cases.accept("connection: sent");
        provider.next(ModelProvider.Fate.ANSWERED);
    }

    /** Renews what nobody asks for; each of them is sent once. */
    private void renewDue() {
        var sent = provider.sent().size();
        provider.next(fate());
        try {
            connections.renewDue(9);
        } catch (IllegalStateException broken) {
            cases.accept("connection: a broken client");
        }
        var now = provider.sent().subList(sent, provider.sent().size());
        check(new HashSet<>(now).size() == now.size(), "P74: sent twice");
        if (!now.isEmpty()) cases.accept("connection: renewed in time");
        provider.next(ModelProvider.Fate.ANSWERED);
    }

    private void isGood(Connection before, Credential credential, int sent) {
        check(!(before instanceof Unauthenticated) && !(before instanceof Closed), "P76: lent after the end");
        credentials.remember(credential);
        if (provider.sent().size() == sent) return;
        if (credential.version() > before.data().credentialVersion()) isFresh(credential);
        else cases.accept("connection: lent in spite of a failed renewal");
    }

    private ModelProvider.Fate fate() {
        return random.nextInt(2) == 0 ? ModelProvider.Fate.ANSWERED : FATES.get(random.nextInt(FATES.size()));
    }

    private void sweep() {
        var swept = tenure.sweeper().sweep(9);
        if (swept.isLeft()) check(tenure.sweeper().confirm(swept.getLeft()), "a jump is confirmed");
    }

    /** As it is stored. */
    Versioned<Connection> found(ConnectionId id) {
        return stored.found(id);
    }
}
