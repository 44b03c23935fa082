package dev.tenure.stories.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenure.connection.Connected;
import dev.tenure.connection.ConnectionId;
import dev.tenure.connection.InDoubt;
import dev.tenure.connection.NeedsUpdate;
import dev.tenure.connection.RemoteId;
import dev.tenure.connection.SealedCredential;
import dev.tenure.contract.report.Shows;
import dev.tenure.decision.EventType;
import dev.tenure.decision.Rejection;
import dev.tenure.decision.RejectionCode;
import dev.tenure.port.issuer.ApiError;
import dev.tenure.port.issuer.RefreshResult;
import dev.tenure.profile.Plaid;
import dev.tenure.profile.Stitch;
import dev.tenure.service.Credential;
import dev.tenure.service.NewConnection;
import dev.tenure.service.Tenure;
import dev.tenure.service.TokenResponse;
import dev.tenure.stories.fixture.ConnectedApp;
import dev.tenure.stories.fixture.ScriptedProvider;
import dev.tenure.stories.fixture.SettableClock;
import dev.tenure.stories.fixture.Stores;
import dev.tenure.time.Cause;
import dev.tenure.time.UpdateCause;
import dev.tenure.token.Environment;
import dev.tenure.token.Scope;
import dev.tenure.token.Secret;
import io.vavr.collection.List;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A connection outlives everything but a refusal of its refresh token: the stories in which others were lost. */
@ParameterizedClass
@EnumSource
@Shows("G1")
class SurvivalStoriesTest {
    private static final Duration A_WHILE = Duration.ofMinutes(5);
    private static final int MORE_THAN_A_DAY_TAKES = 200;

    private final ConnectedApp app;

    SurvivalStoriesTest(Stores stores) {
        this.app = ConnectedApp.over(stores.empty());
    }

    // the API

    @Test
    void aTokenThatHasServedIsRenewedEachTimeThatTheApiRefusesIt() {
        var id = app.connected(Stitch.STITCH);
        for (var version = 1; version < 5; version++) {
            var credential = app.credential(id).get();
            assertThat(credential.version()).isEqualTo(version);
            app.connections().callSucceeded(credential);
            refused(credential);
        }
        assertThat(app.state(id)).isInstanceOf(Connected.class);
    }

    @Test
    void anApiThatRefusesEverythingForADayHasTheUserAskedForAndItsFirstSuccessRestoresTheConnection() {
        var id = app.connected(Stitch.STITCH);
        var began = app.clock().instant();
        for (var call = 0; call < MORE_THAN_A_DAY_TAKES && app.state(id) instanceof Connected; call++) {
            pass(id);
            app.credential(id).forEach(this::refused);
        }
        assertThat(app.state(id)).isInstanceOf(NeedsUpdate.class);
        assertThat(Duration.between(began, app.clock().instant())).isBetween(Duration.ofHours(22), Duration.ofDays(1));
        assertThat(app.state(id).data().updateReason().get().cause()).isEqualTo(UpdateCause.API_REFUSES);
        assertThat(app.announced())
                .containsOnlyOnce(EventType.UPDATE_REQUIRED)
                .doesNotContain(EventType.CONNECTION_UNAUTHENTICATED);
        assertThat(app.credential(id)).isEqualTo(Either.left(new Rejection.NeedsUpdate(Cause.API_REFUSES)));
        pass(id);
        var credential = app.credential(id).get();
        assertThat(app.provider().takes(credential.access())).isTrue();
        app.connections().callSucceeded(credential);
        assertThat(app.state(id)).isInstanceOf(Connected.class);
        assertThat(app.announced()).contains(EventType.CONNECTION_RESTORED);
    }

    /** Lets time pass until the next attempt. */
    private void pass(ConnectionId id) {
        app.state(id).data().trouble().forEach(trouble -> {
            if (app.clock().instant().isBefore(trouble.until())) app.clock().set(trouble.until());
        });
    }

    private void refused(Credential credential) {
        app.connections().callFailed(credential, new ApiError.AccessRefused()).get();
    }

    @Test
    void aSuccessOfAnOlderTokenEndsNoPause() {
        var id = app.connected(Stitch.STITCH);
        var first = app.credential(id).get();
        refused(first);
        refused(app.credential(id).get());
        var paused = app.state(id);
        app.connections().callSucceeded(first);
        assertThat(app.state(id)).isEqualTo(paused);
        assertThat(ConnectedApp.reason(app.credential(id))).contains(RejectionCode.BUSY);
    }

    // the issuer

    @Test
    void anIssuerThatReturnsNothingLeavesADoubtAndIsToldOfItsMistake() {
        var id = due();
        app.provider().next(request -> nothing());
        assertThatThrownBy(() -> app.credential(id))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("an issuer returned null for a refresh");
        assertThat(app.state(id)).isInstanceOf(InDoubt.class);
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private static <T> T nothing() {
        return null;
    }

    private ConnectionId due() {
        var id = app.connected(Stitch.STITCH);
        app.clock().advance(ConnectedApp.LIFETIME);
        return id;
    }

    @Test
    void theOldTokenIsLentUntilItEndsWhileAnotherCallerRenewsItAndWhenThatFails() {
        var id = app.connected(Stitch.STITCH);
        var first = app.credential(id).get();
        app.clock().advance(ConnectedApp.LIFETIME.minusMillis(1));
        app.provider().next(request -> {
            assertThat(app.node(8).credential(id)).contains(first);
            return new RefreshResult.NotSent();
        });
        assertThat(app.credential(id)).contains(first);
        assertThat(app.node(8).credential(id)).contains(first);
        app.clock().advance(Duration.ofMillis(1));
        assertThat(ConnectedApp.reason(app.credential(id))).contains(RejectionCode.BUSY);
    }

    @Test
    void aCredentialThatComesAfterItsConnectionWasPurgedIsRevoked() {
        var id = due();
        var brought = new ArrayList<RefreshResult>();
        app.provider().next(request -> {
            brought.add(request.get());
            app.provider().confirmsNothing();
            app.connections().close(id);
            app.provider().confirmsAgain();
            app.announced();
            assertThat(app.store().connections().purge(app.clock().instant().plusMillis(1), 9))
                    .isOne();
            return brought.get(0);
        });
        assertThat(ConnectedApp.reason(app.credential(id))).contains(RejectionCode.NOT_FOUND);
        var access = ((RefreshResult.Renewed) brought.get(0)).access();
        assertThat(app.provider().takes(access)).isFalse();
    }

    // its user

    @Test
    void anotherAccountIsRefusedAndToldOfUnlessTheHostSwitches() {
        var id = app.opened(Stitch.STITCH);
        app.connections().completeAuthorization(id, authorizedAs("ada")).get();
        var before = app.state(id);
        app.announced();
        assertThat(app.connections().completeAuthorization(id, authorizedAs("bob")))
                .isEqualTo(Either.left(new Rejection.DifferentAccount()));
        assertThat(app.announced()).containsExactly(EventType.OTHER_ACCOUNT_REFUSED);
        assertThat(app.state(id)).isEqualTo(before);
        var switched = app.connections().switchAccount(id, authorizedAs("bob")).get();
        assertThat(app.provider().takes(switched.access())).isTrue();
        assertThat(app.announced()).contains(EventType.ACCOUNT_SWITCHED);
        assertThat(app.state(id).data().remoteId()).contains(new RemoteId("bob"));
    }

    private TokenResponse authorizedAs(String account) {
        return app.provider().authorized().withRemoteId(new RemoteId(account));
    }

    @Test
    void onePublicTokenIsExchangedByOneCallerAndNotOnceItHasEnded() {
        var id = app.opened(Plaid.PLAID);
        var issuedAt = app.clock().instant();
        var token = Secret.of("public-sandbox-1");
        assertThat(app.connections().linkSucceeded(id, token, issuedAt).isRight())
                .isTrue();
        assertThat(ConnectedApp.reason(app.node(8).connections().linkSucceeded(id, token, issuedAt)))
                .contains(RejectionCode.BUSY);
        app.clock().advance(Duration.ofMinutes(30));
        assertThat(ConnectedApp.reason(app.connections().linkSucceeded(id, token, issuedAt)))
                .contains(RejectionCode.EXPIRED);
        assertThat(app.announced()).contains(EventType.RELINK_REQUIRED);
    }

    @Test
    void aCredentialOfARetiredEnvironmentIsNotLentFromThatInstantOn() {
        var clock = new SettableClock(
                Environment.DEVELOPMENT.retirement().get().at().minusMillis(1));
        var provider = new ScriptedProvider(clock);
        var connections = Tenure.over(app.store(), Environment.DEVELOPMENT)
                .clock(clock)
                .profiles(Stitch.STITCH)
                .vault(ConnectedApp.vault())
                .issuer(Stitch.STITCH, provider)
                .statusPoller((connection, version) -> {})
                .build()
                .connections();
        var id = connections.open(ConnectedApp.request(Stitch.STITCH)).get();
        connections.completeAuthorization(id, provider.authorized()).get();
        assertThat(connections.credentialFor(id).isRight()).isTrue();
        clock.advance(Duration.ofMillis(1));
        assertThat(ConnectedApp.reason(connections.credentialFor(id))).contains(RejectionCode.ENVIRONMENT_RETIRED);
    }

    // the scheduler

    @Test
    void aQuietConnectionIsRenewedFromTheMiddleOfItsRefreshTokensLifetimeOn() {
        var id = app.opened(Stitch.STITCH);
        var day = app.provider().authorized().withRefreshExpiringIn(Duration.ofDays(1));
        app.connections().completeAuthorization(id, day).get();
        app.clock().advance(Duration.ofHours(12).minusMillis(1));
        assertThat(app.connections().renewDue(9).renewed()).isZero();
        app.clock().advance(Duration.ofMillis(1));
        assertThat(app.connections().renewDue(9).renewed()).isOne();
        assertThat(app.provider().sent()).hasSize(1);
        assertThat(app.connections().renewDue(9).renewed()).isZero();
    }

    @Test
    void anIssuerThatBreaksForOneConnectionStopsNoOther() {
        var quiet = List.fill(3, () -> app.connectedQuietly(Stitch.STITCH));
        app.provider().next(request -> {
            throw new IllegalStateException("broken");
        });
        assertThatThrownBy(() -> app.connections().renewDue(9)).isInstanceOf(IllegalStateException.class);
        assertThat(app.provider().sent()).hasSize(3);
        assertThat(quiet.count(id -> app.state(id).data().credentialVersion() == 2))
                .isEqualTo(2);
    }

    @Test
    void aLostAnswerIsAskedForAgainBySchedulersThoughNobodyElseAsks() {
        var id = app.connected(Plaid.PLAID);
        refused(app.credential(id).get());
        app.provider().next(request -> new RefreshResult.NoAnswer(Option.none()));
        assertThat(app.credential(id).isLeft()).isTrue();
        assertThat(app.connections().renewDue(9).renewed()).isZero();
        app.clock().advance(Duration.ofSeconds(3));
        assertThat(app.node(8).connections().renewDue(9).renewed()).isOne();
        assertThat(app.state(id).data().credentialVersion()).isEqualTo(2);
    }

    // the app's own credentials

    @Test
    void aCredentialOfTheAppIsObtainedAnewByOneCaller() {
        var id = endedByApp();
        app.provider().next(request -> {
            assertThat(ConnectedApp.reason(app.node(8).credential(id))).contains(RejectionCode.BUSY);
            return request.get();
        });
        var renewed = app.credential(id).get();
        assertThat(app.provider().takes(renewed.access())).isTrue();
        assertThat(app.provider().sent())
                .containsOnly(ScriptedProvider.OF_THE_APP)
                .hasSize(2);
    }

    private ConnectionId endedByApp() {
        var id = app.connectedByApp(Stitch.STITCH);
        app.clock()
                .set(app.state(id)
                        .sealedCredential()
                        .flatMap(SealedCredential::expiresAt)
                        .get());
        return id;
    }

    @Test
    void aRefusalOfTheAppsCredentialsBlocksAndAsksForNoUser() {
        var id = endedByApp();
        app.provider().next(request -> new RefreshResult.Refused("invalid_client"));
        assertThat(ConnectedApp.reason(app.credential(id))).contains(RejectionCode.REFRESH_BLOCKED);
        assertThat(app.announced())
                .contains(EventType.REFRESH_BLOCKED)
                .doesNotContain(EventType.UPDATE_REQUIRED, EventType.REAUTHORIZATION_REQUIRED);
        app.clock().advance(A_WHILE);
        assertThat(app.connections().resumeBlocked(Stitch.STITCH, 9).resumed()).isOne();
        assertThat(app.credential(id).isRight()).isTrue();
    }

    @Test
    void theAppsFirstCredentialIsAskedForAgainIfItDidNotCome() {
        var id = app.opened(Stitch.STITCH);
        assertThat(app.connections().authorizeByApp(id).isLeft()).isTrue();
        var byApp = app.connections()
                .open(NewConnection.byApp(Stitch.STITCH, Scope.parse("read").get(), "ledger 42"))
                .get();
        app.provider().next(request -> new RefreshResult.NotSent());
        assertThat(app.connections().authorizeByApp(byApp).isLeft()).isTrue();
        assertThat(app.connections().authorizeByApp(byApp).isRight()).isTrue();
    }
}
