package dev.tenure.stories.cost;

import static dev.tenure.stories.fixture.World.BANK;
import static dev.tenure.stories.fixture.World.CHECKING;
import static dev.tenure.stories.fixture.World.CLIENT;
import static dev.tenure.stories.fixture.World.OTHER;
import static dev.tenure.stories.fixture.World.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.connection.RemoteStatus;
import dev.tenure.connection.WebhookSignal;
import dev.tenure.databases.Counting;
import dev.tenure.databases.Counting.Cost;
import dev.tenure.databases.DatabaseSetup;
import dev.tenure.decision.RejectionCode;
import dev.tenure.inmemory.RecordingNotifier;
import dev.tenure.item.Consent;
import dev.tenure.item.Removal;
import dev.tenure.item.RemovalReason;
import dev.tenure.jdbc.JdbcStore;
import dev.tenure.port.issuer.ApiError;
import dev.tenure.port.issuer.RefreshResult;
import dev.tenure.port.outbox.EventFilter;
import dev.tenure.port.store.ConnectionFilter;
import dev.tenure.principal.WithdrawalReason;
import dev.tenure.profile.Plaid;
import dev.tenure.profile.Stitch;
import dev.tenure.service.NewGrant;
import dev.tenure.service.NewLink;
import dev.tenure.stories.fixture.ConnectedApp;
import dev.tenure.stories.fixture.World;
import dev.tenure.time.UpdateCause;
import dev.tenure.token.Processor;
import dev.tenure.token.Purpose;
import dev.tenure.token.Scope;
import dev.tenure.token.Secret;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The cost of each command on a database, counted and compared with the table in the documents. */
class CostTest {
    private static final Path TABLE = Path.of("..", "docs", "statements.md");
    private static final String AS_IT_IS = "Connections.credentialFor, as it is";
    private static final String RENEWED = "Connections.credentialFor, renewed";
    private static final String KEPT_ALIVE = "Connections.renewDue, one is due";
    private static final String BY_APP = "Connections.authorizeByApp";

    @Test
    void theTableInTheDocumentsIsWhatIsCounted() throws IOException {
        var postgres = costsOn(DatabaseSetup.POSTGRESQL_READ_COMMITTED);
        var h2 = costsOn(DatabaseSetup.H2_READ_COMMITTED);
        var counted = postgres.map(command -> "| %s | %s | %s |"
                .formatted(
                        command._1(),
                        shown(command._2()),
                        shown(h2.get(command._1()).get())));
        var documented = List.ofAll(Files.readAllLines(TABLE))
                .filter(line -> line.startsWith("| "))
                .drop(1);
        assertThat(documented).containsExactlyElementsOf(counted);
    }

    @Test
    void onPostgresqlNoCommandButASweepTakesMoreThanTwoRoundTrips() {
        var costs = costsOn(DatabaseSetup.POSTGRESQL_READ_COMMITTED);
        var oneAggregate = costs.filterKeys(command -> !command.startsWith("Sweeper") && !command.startsWith("Relay"));
        assertThat(oneAggregate
                        .filterValues(cost -> cost.statements() + cost.commits() + cost.rollbacks() > 2)
                        .keySet())
                .containsOnly(
                        RENEWED,
                        KEPT_ALIVE,
                        BY_APP,
                        "Connections.close, with a credential to revoke",
                        "Connections.reencrypt of one",
                        "Connections.resumeBlocked of one");
    }

    @Test
    void aCredentialIsLentByOneStatementAndRenewedByTwoCommandsWithTheRequestBetweenThem() {
        var costs = costsOn(DatabaseSetup.POSTGRESQL_READ_COMMITTED);
        assertThat(costs.get(AS_IT_IS)).contains(new Cost(1, 0, 0));
        assertThat(costs.get(RENEWED)).contains(new Cost(4, 0, 0));
    }

    private static String shown(Cost cost) {
        return cost.statements() + " | " + (cost.statements() + cost.commits() + cost.rollbacks());
    }

    private static Map<String, Cost> costsOn(DatabaseSetup setup) {
        return new Meter(setup).costs();
    }

    private static final class Meter {
        private final Counting counting;
        private final World world;
        private Map<String, Cost> costs = LinkedHashMap.empty();

        Meter(DatabaseSetup setup) {
            this.counting = new Counting(setup.withTables());
            this.world = World.over(JdbcStore.owning(counting.source(), EventFilter.everything()));
        }

        Map<String, Cost> costs() {
            links();
            items();
            lostAnswers();
            ends();
            grants();
            connections();
            time();
            return costs;
        }

        private void links() {
            var links = world.tenure().links();
            var link = world.link();
            count("Links.open", () -> links.open(NewLink.of(Plaid.PLAID, CLIENT, USER)));
            count("Links.openSession", () -> links.openSession(Secret.of(link)));
            count("Links.succeed", () -> links.succeed(Secret.of(link), BANK, Consent.to(List.of(CHECKING))));
            count("Links.get", () -> links.get(CLIENT, Secret.of(link)));
        }

        private void items() {
            var items = world.tenure().items();
            var token = world.linked().publicToken().reveal();
            count("Items.exchange", () -> items.exchange(CLIENT, Secret.of(token)));
            count("Items.exchange, consumed", () -> items.exchange(CLIENT, Secret.of(token)));
            var issued = world.exchanged();
            var access = issued.accessToken().reveal();
            var account = items.find(issued.item())
                    .get()
                    .data()
                    .accounts()
                    .all()
                    .head()
                    .id();
            var partner = new Processor("partner");
            var processor = items.issueProcessorToken(CLIENT, Secret.of(access), account, partner)
                    .get()
                    .processorToken()
                    .reveal();
            var update = items.startUpdate(CLIENT, Secret.of(access))
                    .get()
                    .linkToken()
                    .reveal();
            count("Items.authenticate", () -> items.authenticate(CLIENT, Secret.of(access), Purpose.DATA));
            count("Items.authenticate, a processor", () -> items.authenticate(partner, Secret.of(processor)));
            count(
                    "Items.authenticate, a malformed token",
                    () -> items.authenticate(CLIENT, Secret.of("malformed"), Purpose.DATA));
            count("Items.statusOf", () -> items.statusOf(CLIENT, Secret.of(access)));
            count("Items.find", () -> items.find(issued.item()));
            count("Items.ofUser", () -> items.findByUser(CLIENT, USER, 9));
            count(
                    "Items.issueProcessorToken",
                    () -> items.issueProcessorToken(CLIENT, Secret.of(access), account, partner));
            count("Items.startUpdate", () -> items.startUpdate(CLIENT, Secret.of(access)));
            count("Items.completeUpdate", () -> items.completeUpdate(Secret.of(update), Consent.to(List.of(CHECKING))));
            count("Items.reportLoginRequired", () -> items.reportLoginRequired(issued.item(), UpdateCause.MFA_CHANGED));
            count(
                    "Items.reportLoginRequired, again",
                    () -> items.reportLoginRequired(issued.item(), UpdateCause.MFA_CHANGED));
            count("Items.rotateAccessToken", () -> items.rotateAccessToken(CLIENT, Secret.of(access)));
            count("Items.rotateAccessToken, wrong client", () -> items.rotateAccessToken(OTHER, Secret.of(access)));
        }

        private void lostAnswers() {
            var forgiving = World.forgiving(world.store(), 8);
            var items = forgiving.tenure().items();
            var token = forgiving.linked().publicToken().reveal();
            count("Items.exchange, with a retry window", () -> items.exchange(CLIENT, Secret.of(token)));
            count("Items.exchange, repeated", () -> items.exchange(CLIENT, Secret.of(token)));
            var issued = items.exchange(CLIENT, Secret.of(token)).get();
            var access = issued.accessToken().reveal();
            count(
                    "Items.rotateAccessToken, with a retry window",
                    () -> items.rotateAccessToken(CLIENT, Secret.of(access)));
            count("Items.rotateAccessToken, repeated", () -> items.rotateAccessToken(CLIENT, Secret.of(access)));
            var next = items.rotateAccessToken(CLIENT, Secret.of(access))
                    .get()
                    .accessToken()
                    .reveal();
            count("Items.received, a window ends", () -> items.received(CLIENT, Secret.of(next)));
            count("Items.received, no window", () -> items.received(CLIENT, Secret.of(next)));
            count("Items.reissueAccessToken", () -> items.reissueAccessToken(issued.item()));
        }

        private void ends() {
            var items = world.tenure().items();
            var access = world.exchanged().accessToken().reveal();
            var other = world.exchanged().item();
            var removal = Removal.because(RemovalReason.ITEM_REMOVED);
            var principals = world.tenure().principals();
            count("Items.remove by its token", () -> items.remove(CLIENT, Secret.of(access), removal));
            count("Items.remove by its id", () -> items.remove(other, removal));
            count("Principals.withdraw a client", () -> principals.withdraw(OTHER, WithdrawalReason.POLICY_CHANGED));
            count(
                    "Principals.withdraw a user",
                    () -> principals.withdraw(CLIENT, USER, WithdrawalReason.PERMISSION_WITHDRAWN));
            count(
                    "Principals.withdraw a user everywhere",
                    () -> principals.withdrawEverywhere(USER, WithdrawalReason.PASSWORD_CHANGED));
        }

        private void grants() {
            var grants = world.tenure().grants();
            var scope = Scope.parse("read offline_access").get();
            var asked = NewGrant.of(World.STRICT, CLIENT, USER, scope);
            var code = grants.authorize(asked).get().code().reveal();
            var tokens = grants.issue(asked).get();
            var refresh = tokens.refresh().get().reveal();
            var access = tokens.access().reveal();
            count("Grants.issue to a user", () -> grants.issue(asked));
            count(
                    "Grants.issue to a client",
                    () -> grants.issue(NewGrant.ofClient(World.STRICT, OTHER, Scope.empty())));
            count("Grants.authorize", () -> grants.authorize(asked));
            count("Grants.exchange", () -> grants.exchange(CLIENT, Secret.of(code)));
            count("Grants.authenticate", () -> grants.authenticate(Secret.of(access), Scope.empty()));
            count("Grants.introspect", () -> grants.introspect(Secret.of(access)));
            count("Grants.refresh, wrong client", () -> grants.refresh(OTHER, Secret.of(refresh)));
            count("Grants.refresh", () -> grants.refresh(CLIENT, Secret.of(refresh)));
            var retryable = NewGrant.of(World.RETRYABLE, CLIENT, USER, scope);
            var lost = grants.issue(retryable).get().refresh().get().reveal();
            var pair = grants.refresh(CLIENT, Secret.of(lost)).get().access().reveal();
            count("Grants.received, a window ends", () -> grants.received(Secret.of(pair)));
            count("Grants.received, no window", () -> grants.received(Secret.of(pair)));
            count("Grants.refresh, reused", () -> grants.refresh(CLIENT, Secret.of(refresh)));
            count("Grants.revoke, ended before", () -> grants.revoke(CLIENT, Secret.of(refresh)));
        }

        private void connections() {
            var app = ConnectedApp.over(world.store());
            var connections = app.connections();
            var id = app.opened(Stitch.STITCH);
            count("Connections.open", () -> app.opened(Stitch.STITCH));
            count("Connections.completeAuthorization", () -> connections
                    .completeAuthorization(id, app.provider().authorized())
                    .get());
            count(AS_IT_IS, () -> app.credential(id).get());
            app.clock().advance(ConnectedApp.LIFETIME);
            count(RENEWED, () -> app.credential(id).get());
            var renewed = app.credential(id).get();
            count("Connections.callSucceeded", () -> connections.callSucceeded(renewed));
            count("Connections.callSucceeded, again", () -> connections.callSucceeded(renewed));
            app.clock().advance(ConnectedApp.LIFETIME);
            app.provider().next(request -> {
                count("Connections.credentialFor, busy", () -> assertThat(
                                ConnectedApp.reason(app.node(8).credential(id)))
                        .contains(RejectionCode.BUSY));
                return request.get();
            });
            var credential = app.credential(id).get();
            count("Connections.callFailed", () -> connections.callFailed(credential, new ApiError.AccessRefused()));
            count(
                    "Connections.callFailed, unrelated",
                    () -> connections.callFailed(credential, new ApiError.Unrelated()));
            inTime(app);
            lists(app);
            health(app);
            count("Connections.reencrypt of one", () -> assertThat(
                            app.underTheSecondKey().reencrypt(1).done())
                    .isOne());
            closing(app);
        }

        private void lists(ConnectedApp app) {
            var connections = app.connections();
            var blocked = app.connected(Stitch.STITCH);
            app.clock().advance(ConnectedApp.LIFETIME);
            app.provider().next(request -> new RefreshResult.Misconfigured("invalid_client"));
            assertThat(app.credential(blocked).isLeft()).isTrue();
            count(
                    "Connections.list of a reference",
                    () -> connections.list(ConnectionFilter.all().ofReference("ledger 42"), 9));
            count(
                    "Connections.list of those that need their user",
                    () -> connections.list(ConnectionFilter.all().needingUser(), 9));
            count("Connections.resumeBlocked of one", () -> assertThat(
                            connections.resumeBlocked(Stitch.STITCH, 9).resumed())
                    .isOne());
            connections.close(blocked);
        }

        private void inTime(ConnectedApp app) {
            var connections = app.connections();
            count("Connections.renewDue, nothing is due", () -> connections.renewDue(9));
            app.connectedQuietly(Stitch.STITCH);
            count(KEPT_ALIVE, () -> assertThat(connections.renewDue(9).renewed())
                    .isOne());
            var byApp = app.connectedByApp(Stitch.STITCH);
            count(BY_APP, () -> connections.authorizeByApp(byApp).get());
            var linking = app.opened(Plaid.PLAID);
            count(
                    "Connections.linkSucceeded",
                    () -> connections.linkSucceeded(
                            linking, Secret.of("public"), app.clock().instant()));
        }

        private void health(ConnectedApp app) {
            var connections = app.connections();
            var login = app.connected(Plaid.PLAID);
            count(
                    "Connections.webhookReceived",
                    () -> connections.webhookReceived(
                            login, new WebhookSignal.UpdateRequired(UpdateCause.LOGIN_REQUIRED)));
            var asked = app.polled().get(app.polled().size() - 1).healthVersion();
            count(
                    "Connections.statusPolled",
                    () -> connections.statusPolled(login, new RemoteStatus(asked, Option.none())));
            count(
                    "Connections.statusPolled, as known",
                    () -> connections.statusPolled(login, new RemoteStatus(asked, Option.none())));
            connections.close(login);
        }

        private void closing(ConnectedApp app) {
            var connections = app.connections();
            var empty = app.opened(Stitch.STITCH);
            var full = app.connected(Stitch.STITCH);
            count("Connections.close, without a credential", () -> connections.close(empty));
            count("Connections.close, with a credential to revoke", () -> connections.close(full));
        }

        private void time() {
            var sweeper = world.tenure().sweeper();
            var relay = world.tenure().relay(new RecordingNotifier());
            while (relay.deliver(100).more()) {}
            count("Relay.deliver, nothing waits", () -> relay.deliver(100));
            for (var i = 0; i < 10; i++) world.link();
            count("Relay.deliver, ten notices", () -> relay.deliver(10));
            count("Sweeper.purge, nothing is over", () -> sweeper.purge(100));
            count("Sweeper.sweep, nothing is due", () -> sweeper.sweep(100));
            for (var i = 0; i < 10; i++) world.linked();
            world.clock().advance(Duration.ofHours(24));
            count("Sweeper.sweep, ten are due", () -> sweeper.sweep(10));
        }

        private void count(String command, Runnable work) {
            counting.taken();
            work.run();
            costs = costs.put(command, counting.taken());
        }
    }
}
