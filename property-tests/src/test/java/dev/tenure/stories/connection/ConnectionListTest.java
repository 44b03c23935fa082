package dev.tenure.stories.connection;

import static dev.tenure.stories.fixture.FailingConnectionStore.Failure.NONE;
import static dev.tenure.stories.fixture.FailingConnectionStore.Failure.SURELY_NOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenure.connection.ConnectionId;
import dev.tenure.connection.ConnectionState;
import dev.tenure.connection.RemoteId;
import dev.tenure.connection.WebhookSignal;
import dev.tenure.decision.Rejection;
import dev.tenure.port.issuer.ApiError;
import dev.tenure.port.issuer.RefreshResult;
import dev.tenure.port.store.ConnectionFilter;
import dev.tenure.port.store.StoreUnavailable;
import dev.tenure.profile.Plaid;
import dev.tenure.profile.Pleo;
import dev.tenure.profile.Profile;
import dev.tenure.profile.Stitch;
import dev.tenure.service.ConnectionView;
import dev.tenure.service.Connections;
import dev.tenure.service.NewConnection;
import dev.tenure.service.Page;
import dev.tenure.service.ResumptionResult;
import dev.tenure.service.TokenResponse;
import dev.tenure.stories.fixture.ConnectedApp;
import dev.tenure.stories.fixture.FailingConnectionStore;
import dev.tenure.stories.fixture.Stores;
import dev.tenure.time.UpdateCause;
import dev.tenure.token.Scope;
import dev.tenure.token.Secret;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A host finds its connections by what it knows of them, and resumes the blocked ones of a provider together. */
@ParameterizedClass
@EnumSource
class ConnectionListTest {
    private static final ConnectionFilter ALL = ConnectionFilter.all();
    private static final Duration BEYOND_A_LEASE = Duration.ofMinutes(2);

    private final ConnectedApp app;

    ConnectionListTest(Stores stores) {
        this.app = ConnectedApp.over(stores.empty());
    }

    @Test
    void aUsersConnectionsAreListedByTheHostsReference() {
        var stitch = opened(Stitch.STITCH, "ada");
        var plaid = opened(Plaid.PLAID, "ada");
        opened(Plaid.PLAID, "bob");
        assertThat(ids(ALL.ofReference("ada"))).containsExactlyInAnyOrder(stitch, plaid);
        assertThat(ids(ALL.ofReference("ada").ofProfile(Plaid.PLAID))).containsExactly(plaid);
        assertThat(ids(ALL.ofReference("Ada"))).isEmpty();
        assertThat(app.inProduction().list(ALL.ofReference("ada"), 9).content()).isEmpty();
        assertThatThrownBy(() -> ALL.ofReference("")).isInstanceOf(IllegalArgumentException.class);
    }

    private ConnectionId opened(Profile profile, String reference) {
        return app.connections()
                .open(new NewConnection(profile, Scope.parse("read").get(), reference))
                .get();
    }

    @Test
    void aListShowsEachConnectionAsAQueryByItsIdDoes() {
        var id = app.connected(Plaid.PLAID);
        assertThat(app.connections().list(ALL, 9))
                .isEqualTo(new Page<>(Vector.of(app.connections().find(id).get()), Vector.empty(), Option.none()));
    }

    @Test
    void oneFilterFindsEveryConnectionThatNeedsItsUser() {
        var broken = app.connected(Plaid.PLAID);
        app.connections().webhookReceived(broken, new WebhookSignal.UpdateRequired(UpdateCause.LOGIN_REQUIRED));
        var refused = app.connected(Stitch.STITCH);
        var over = ending(Plaid.PLAID);
        var closed = app.connected(Plaid.PLAID);
        app.connections().webhookReceived(closed, new WebhookSignal.UpdateRequired(UpdateCause.LOGIN_REQUIRED));
        app.connections().close(closed);
        app.opened(Plaid.PLAID);
        assertThat(ids(ALL.needingUser())).containsExactly(broken);
        app.clock().advance(ConnectedApp.LIFETIME);
        app.provider().next(request -> new RefreshResult.Refused("invalid_grant"));
        assertThat(app.credential(refused).isLeft()).isTrue();
        assertThat(ids(ALL.needingUser())).containsExactlyInAnyOrder(broken, refused, over);
        assertThat(ids(ALL.needingUser().ofProfile(Plaid.PLAID))).containsExactlyInAnyOrder(broken, over);
        assertThat(ids(ALL.inState(ConnectionState.UNAUTHENTICATED))).containsExactlyInAnyOrder(refused, over);
    }

    /** One whose credential ends with its lifetime, since it cannot be renewed. */
    private ConnectionId ending(Profile profile) {
        var id = app.opened(profile);
        var response = TokenResponse.of(Secret.of("access"), app.clock().instant())
                .withRemoteId(new RemoteId("item"))
                .expiringIn(ConnectedApp.LIFETIME);
        app.connections().completeAuthorization(id, response).get();
        return id;
    }

    @Test
    void aConnectionIsListedInTheStateOfTheInstantAndInNoOther() {
        var id = app.connected(Stitch.STITCH);
        app.clock().advance(ConnectedApp.LIFETIME);
        app.provider().next(request -> {
            assertThat(statesOf(id)).containsExactly(ConnectionState.REFRESHING);
            app.clock().advance(BEYOND_A_LEASE);
            assertThat(statesOf(id)).containsExactly(ConnectionState.IN_DOUBT);
            return request.get();
        });
        assertThat(app.credential(id).isRight()).isTrue();
        assertThat(statesOf(id)).containsExactly(ConnectionState.CONNECTED);
    }

    /** The states under which a connection is listed. */
    private Seq<ConnectionState> statesOf(ConnectionId id) {
        return List.of(ConnectionState.values())
                .filter(state -> ids(ALL.inState(state)).contains(id));
    }

    @Test
    void pagesAreFullAlthoughTimeHasChangedMostOfWhatIsStored() {
        var lasting = List.fill(5, () -> app.connected(Plaid.PLAID));
        var over = List.fill(20, () -> ending(Plaid.PLAID));
        app.clock().advance(ConnectedApp.LIFETIME.minusSeconds(1));
        assertThat(ids(ALL.inState(ConnectionState.CONNECTED))).hasSize(25);
        app.clock().advance(Duration.ofSeconds(1));
        assertThat(pages(ALL.inState(ConnectionState.CONNECTED), 2).map(Page::content))
                .extracting(Seq::size)
                .containsExactly(2, 2, 1);
        assertThat(ids(ALL.inState(ConnectionState.CONNECTED))).containsExactlyElementsOf(sorted(lasting));
        assertThat(pages(ALL.ofRemoteId(new RemoteId("item")).needingUser(), 4).map(Page::content))
                .extracting(Seq::size)
                .containsExactly(4, 4, 4, 4, 4);
        assertThat(ids(ALL.inState(ConnectionState.UNAUTHENTICATED))).containsExactlyElementsOf(sorted(over));
    }

    private static Seq<ConnectionId> sorted(Seq<ConnectionId> ids) {
        return ids.sortBy(ConnectionId::text);
    }

    private Seq<ConnectionId> ids(ConnectionFilter filter) {
        return pages(filter, 7).flatMap(Page::content).map(ConnectionView::id);
    }

    private Seq<Page<ConnectionView, ConnectionId>> pages(ConnectionFilter filter, int limit) {
        var pages = Vector.of(app.connections().list(filter, limit));
        while (pages.last().next().isDefined())
            pages = pages.append(
                    app.connections().list(filter, pages.last().next().get(), limit));
        return pages;
    }

    @Test
    void theBlockedConnectionsOfAProviderAreResumedTogether() {
        var blocked = List.fill(5, () -> app.connected(Stitch.STITCH));
        var elsewhere = app.connected(Pleo.PLEO);
        app.connected(Stitch.STITCH);
        app.clock().advance(ConnectedApp.LIFETIME);
        blocked.append(elsewhere).forEach(this::block);
        assertThat(ids(ALL.ofProfile(Stitch.STITCH).blocked())).containsExactlyElementsOf(sorted(blocked));

        var first = app.connections().resumeBlocked(Stitch.STITCH, 2);
        assertThat(first).isEqualTo(resumed(2, sorted(blocked).get(1)));
        var second = app.connections().resumeBlocked(Stitch.STITCH, first.next().get(), 9);
        assertThat(second).isEqualTo(new ResumptionResult(3, LinkedHashMap.empty(), Vector.empty(), Option.none()));
        assertThat(ids(ALL.blocked())).containsExactly(elsewhere);
        blocked.forEach(id -> assertThat(app.credential(id).isRight()).isTrue());
    }

    private void block(ConnectionId id) {
        app.provider().next(request -> new RefreshResult.Misconfigured("invalid_client"));
        assertThat(app.credential(id).isLeft()).isTrue();
    }

    private static ResumptionResult resumed(int number, ConnectionId next) {
        return new ResumptionResult(number, LinkedHashMap.empty(), Vector.empty(), Option.of(next));
    }

    @Test
    void anEndedConnectionIsNotBlocked() {
        var closed = app.connected(Stitch.STITCH);
        var gone = app.connected(Stitch.STITCH);
        var used = app.credential(gone).get();
        app.clock().advance(ConnectedApp.LIFETIME);
        List.of(closed, gone).forEach(this::block);
        app.connections().close(closed);
        app.connections().callFailed(used, new ApiError.LoginGone());
        assertThat(ids(ALL.blocked())).isEmpty();
        assertThat(app.connections().resumeBlocked(Stitch.STITCH, 9).resumed()).isZero();
    }

    @Test
    void aConnectionThatSomebodyHoldsStopsNoResumptionOfTheRest() {
        var blocked = blocked(3);
        var failing = new FailingConnectionStore(app.store());
        failing.next(List.of(NONE, NONE, NONE, NONE, SURELY_NOT));
        var held = LinkedHashMap.<ConnectionId, Rejection>of(blocked.get(1), new Rejection.Conflict());
        assertThat(over(failing).resumeBlocked(Stitch.STITCH, 9))
                .isEqualTo(new ResumptionResult(2, held, Vector.empty(), Option.none()));
        assertThat(ids(ALL.blocked())).containsExactly(blocked.get(1));
    }

    @Test
    void anUnreachableStoreStopsAResumptionWhichGoesOnAtTheNextCall() {
        var blocked = blocked(3);
        var failing = new FailingConnectionStore(app.store());
        failing.next(List.of(NONE, NONE, NONE, NONE, SURELY_NOT, SURELY_NOT));
        assertThatThrownBy(() -> over(failing).resumeBlocked(Stitch.STITCH, 9)).isInstanceOf(StoreUnavailable.class);
        assertThat(ids(ALL.blocked())).containsExactlyElementsOf(blocked.tail());
        assertThat(over(failing).resumeBlocked(Stitch.STITCH, 9).resumed()).isEqualTo(2);
        assertThat(ids(ALL.blocked())).isEmpty();
    }

    private Seq<ConnectionId> blocked(int number) {
        var ids = List.fill(number, () -> app.connected(Stitch.STITCH));
        app.clock().advance(ConnectedApp.LIFETIME);
        ids.forEach(this::block);
        return sorted(ids);
    }

    private Connections over(FailingConnectionStore failing) {
        return app.node(8, failing, ConnectedApp.vault()).connections();
    }
}
