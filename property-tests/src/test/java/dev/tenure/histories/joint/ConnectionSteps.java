package dev.tenure.histories.joint;

import static dev.tenure.histories.joint.ConnectionParticipant.check;

import dev.tenure.connection.Closed;
import dev.tenure.connection.Configuration;
import dev.tenure.connection.Connection;
import dev.tenure.connection.ConnectionId;
import dev.tenure.connection.NeedsUpdate;
import dev.tenure.connection.RemoteStatus;
import dev.tenure.connection.Unauthenticated;
import dev.tenure.connection.UpdateReason;
import dev.tenure.connection.WebhookSignal;
import dev.tenure.decision.Rejection;
import dev.tenure.inmemory.PlainVault;
import dev.tenure.inmemory.SeededSecrets;
import dev.tenure.port.issuer.ApiError;
import dev.tenure.port.store.Store;
import dev.tenure.port.store.Versioned;
import dev.tenure.profile.Stitch;
import dev.tenure.service.Connections;
import dev.tenure.service.Credential;
import dev.tenure.service.NewConnection;
import dev.tenure.service.Tenure;
import dev.tenure.service.TokenResponse;
import dev.tenure.time.UpdateCause;
import dev.tenure.token.Environment;
import dev.tenure.token.Scope;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Runs the steps of connections, and checks their answers against the invariants (P73 to P86). */
final class ConnectionSteps {
    private static final Scope SCOPE = Scope.parse("read offline_access").get();
    private static final Instant THE_LAST_DAY = Instant.parse("9999-12-31T00:00:00Z");

    private final Random random;
    private final Store store;
    private final InstantSource clock;
    private final Consumer<String> cases;
    private final Provider provider;
    private final CredentialInvariants credentials;
    private final Tenure tenure;
    private final Connections connections;
    private final List<ConnectionId> ids = new ArrayList<>();
    private int polls;
    private int ends;
    private String said = "";

    ConnectionSteps(long seed, Store store, InstantSource clock, Consumer<String> cases) {
        this.random = new Random(seed);
        this.store = store;
        this.clock = clock;
        this.cases = cases;
        this.provider = new Provider(clock);
        this.credentials = new CredentialInvariants(provider);
        this.tenure = Tenure.over(store, Environment.SANDBOX)
                .secrets(new SeededSecrets(seed))
                .clock(() -> clock.instant().plusNanos(700_000))
                .profiles(Stitch.STITCH)
                .vault(PlainVault.under("key"))
                .issuer(Stitch.STITCH, provider)
                .statusPoller((id, health) -> polls++)
                .build();
        this.connections = tenure.connections();
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
        return said;
    }

    /** One step of one of them. */
    void step() {
        if (ids.isEmpty() || random.nextInt(8) == 0) open();
        var id = ids.get(random.nextInt(ids.size()));
        var before = state(id);
        switch (random.nextInt(20)) {
            case 0, 1 -> connect(id);
            case 2 -> complain(id);
            case 3 -> say("resume", connections.resume(id));
            case 4 -> say("retry", connections.retryOnce(id));
            case 5 -> close(id);
            case 6 -> sweep();
            case 7, 8 -> hear(id, before);
            case 9, 10 -> observe(id);
            case 11 -> update(id, before);
            default -> acquire(id, before);
        }
        ids.forEach(this::keepsItsConfiguration);
        if (state(id) instanceof Unauthenticated && !(before instanceof Unauthenticated)) ends++;
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
        var response = TokenResponse.of(provider.fresh("access", askedAt), askedAt)
                .withRefresh(provider.fresh("refresh"))
                .expiringIn(Provider.LIFETIME);
        var connected = connections.completeAuthorization(id, response);
        say("connected", connected);
        connected.forEach(this::isFresh);
    }

    /** P86: a new credential is not due at once, unless time itself ends; P75: every caller gets it. */
    private void isFresh(Credential credential) {
        credentials.remember(credential);
        if (clock.instant().isAfter(THE_LAST_DAY)) return;
        var sent = provider.sent().size();
        var again = connections.credentialFor(credential.connection());
        check(provider.sent().size() == sent, "P86: due at once");
        check(
                again.isLeft() || again.get().version() == credential.version(),
                "P75: another credential than the one just kept");
    }

    private void acquire(ConnectionId id, Connection before) {
        var sent = provider.sent().size();
        provider.next(fate());
        try {
            var reply = connections.credentialFor(id);
            say("lent", reply);
            reply.forEach(credential -> isGood(before, credential, sent));
        } catch (IllegalStateException broken) {
            cases.accept("connection: a broken client");
        }
        if (before instanceof Unauthenticated || before instanceof Closed)
            check(provider.sent().size() == sent, "P76: sent after the end");
        check(provider.sent().size() <= sent + 1, "P74: sent twice");
        if (provider.sent().size() > sent) cases.accept("connection: sent");
        provider.next(Provider.Fate.ANSWERED);
        credentials.isBounded();
    }

    private void isGood(Connection before, Credential credential, int sent) {
        check(!(before instanceof Unauthenticated) && !(before instanceof Closed), "P76: lent after the end");
        credentials.remember(credential);
        if (provider.sent().size() > sent) isFresh(credential);
    }

    private Provider.Fate fate() {
        var fates = List.of(Provider.Fate.values());
        return random.nextInt(2) == 0 ? Provider.Fate.ANSWERED : fates.get(random.nextInt(fates.size()));
    }

    /** P80: a connection that needs its user keeps its credential. */
    private void hear(ConnectionId id, Connection before) {
        var hint = random.nextInt(3) == 0
                ? new WebhookSignal.Other()
                : new WebhookSignal.UpdateRequired(
                        random.nextBoolean() ? UpdateCause.LOGIN_REQUIRED : UpdateCause.PASSWORD_CHANGED);
        say("heard", connections.webhookReceived(id, hint));
        check(
                state(id).sealedCredential().equals(before.sealedCredential()),
                "P80: another credential by what was heard");
        if (state(id) instanceof NeedsUpdate && !(before instanceof NeedsUpdate))
            cases.accept("connection: needs its user");
    }

    /** P80: and the same one works after the update. */
    private void update(ConnectionId id, Connection before) {
        say("updated", connections.updateSucceeded(id));
        check(state(id).sealedCredential().equals(before.sealedCredential()), "P80: another credential by an update");
        check(!(state(id) instanceof NeedsUpdate), "P80: updated, and it still needs its user");
        if (before instanceof NeedsUpdate) cases.accept("connection: updated");
    }

    /** P82: a status that was asked for before a webhook changes nothing, and is asked for again. */
    private void observe(ConnectionId id) {
        var before = found(id);
        var health = before.state().data().healthVersion();
        var asked = Math.max(0, health - random.nextInt(3));
        var polled = polls;
        var trouble = Option.when(random.nextBoolean(), UpdateCause.LOGIN_REQUIRED);
        say("observed", connections.statusPolled(id, new RemoteStatus(asked, trouble)));
        if (asked == health) return;
        check(found(id).equals(before), "P82: an old answer changed something");
        check(
                polls > polled || !before.state().hasCredential() || !said.endsWith("accepted"),
                "P82: it is not asked again");
        cases.accept("connection: an old answer");
    }

    private void complain(ConnectionId id) {
        var credential = credentials.last(id).getOrNull();
        if (credential == null) return;
        var complaint = random.nextBoolean()
                ? new ApiError.AccessRefused()
                : new ApiError.UpdateRequired(UpdateReason.of(UpdateCause.LOGIN_REQUIRED));
        say("reported", connections.callFailed(credential, complaint));
    }

    /** P84: closing again changes nothing. */
    private void close(ConnectionId id) {
        if (random.nextInt(3) > 0) return;
        connections.close(id);
        var closed = store.connections().find(id);
        connections.close(id);
        check(store.connections().find(id).equals(closed), "P84: closed twice");
        cases.accept("connection: closed");
    }

    private void sweep() {
        var swept = tenure.sweeper().sweep(9);
        if (swept.isLeft()) check(tenure.sweeper().confirm(swept.getLeft()), "a jump is confirmed");
    }

    /** P79. */
    private void keepsItsConfiguration(ConnectionId id) {
        check(state(id).data().configuration().equals(configuration()), "P79: its configuration changed");
    }

    /** As it is stored. */
    Versioned<Connection> found(ConnectionId id) {
        return store.connections().find(id).get();
    }

    private Connection state(ConnectionId id) {
        return found(id).state();
    }

    private void say(String what, Either<Rejection, ?> reply) {
        said = what + " " + reply.fold(why -> why.code().name(), accepted -> "accepted");
        cases.accept("connection: " + said);
    }
}
