package dev.tenure.stories.connection;

import static dev.tenure.stories.fixture.FailingConnectionStore.Failure.LOST_AFTER;
import static dev.tenure.stories.fixture.FailingConnectionStore.Failure.NONE;
import static dev.tenure.stories.fixture.FailingConnectionStore.Failure.SURELY_NOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenure.connection.Closed;
import dev.tenure.connection.Connected;
import dev.tenure.connection.ConnectionId;
import dev.tenure.connection.ConnectionState;
import dev.tenure.connection.InDoubt;
import dev.tenure.connection.NeedsUpdate;
import dev.tenure.connection.Refreshing;
import dev.tenure.connection.RemoteId;
import dev.tenure.connection.RemoteStatus;
import dev.tenure.connection.UpdateReason;
import dev.tenure.connection.WebhookSignal;
import dev.tenure.contract.report.Shows;
import dev.tenure.decision.EventType;
import dev.tenure.decision.Rejection;
import dev.tenure.decision.RejectionCode;
import dev.tenure.port.issuer.ApiError;
import dev.tenure.port.issuer.RefreshResult;
import dev.tenure.port.store.ConnectionFilter;
import dev.tenure.port.store.OutcomeUnknown;
import dev.tenure.profile.Plaid;
import dev.tenure.profile.Stitch;
import dev.tenure.service.ConnectionView;
import dev.tenure.service.ReencryptionResult;
import dev.tenure.service.Tenure;
import dev.tenure.service.TokenResponse;
import dev.tenure.stories.fixture.ConnectedApp;
import dev.tenure.stories.fixture.ConnectedApp.Polled;
import dev.tenure.stories.fixture.FailingConnectionStore;
import dev.tenure.stories.fixture.ScriptedProvider.Fate;
import dev.tenure.stories.fixture.Stores;
import dev.tenure.time.Cause;
import dev.tenure.time.Deadline;
import dev.tenure.time.UpdateCause;
import dev.tenure.token.Environment;
import dev.tenure.token.Purpose;
import dev.tenure.token.Secret;
import dev.tenure.vault.AesGcmVault;
import io.vavr.collection.List;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class ConnectionStoriesTest {
    private static final Duration MARGIN = Duration.ofSeconds(5);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(3);

    private final ConnectedApp app;

    ConnectionStoriesTest(Stores stores) {
        this.app = ConnectedApp.over(stores.empty());
    }

    @Test
    void aCredentialIsLentUntilItIsNoLongerSafeAndRenewedThen() {
        var id = app.connected(Stitch.STITCH);
        var first = app.credential(id).get();
        app.clock().advance(ConnectedApp.LIFETIME.minus(MARGIN).minusMillis(1));
        assertThat(app.credential(id)).contains(first);
        assertThat(app.provider().sent()).isEmpty();
        app.clock().advance(Duration.ofMillis(1));
        var second = app.credential(id).get();
        assertThat(second.access()).isNotEqualTo(first.access());
        assertThat(second.version()).isEqualTo(first.version() + 1);
        assertThat(app.provider().takes(second.access())).isTrue();
        assertThat(app.provider().sent()).hasSize(1);
        assertThat(app.credential(id)).contains(second);
    }

    @Test
    @Shows("G1")
    void whileOneRefreshesTheOthersAreToldWhenToAskAgain() {
        var id = app.connected(Stitch.STITCH);
        app.clock().advance(ConnectedApp.LIFETIME);
        app.provider().next(request -> {
            assertThat(app.node(8).credential(id).getLeft()).isEqualTo(new Rejection.Busy(Duration.ofMillis(500)));
            assertThat(app.state(id)).isInstanceOf(Refreshing.class);
            return request.get();
        });
        assertThat(app.credential(id).isRight()).isTrue();
        assertThat(app.provider().sent()).hasSize(1);
    }

    @Test
    void aLeaseIsKeptUntilTheLastInstantThoughNoneIsLeftToTryAgainAfterIt() {
        var id = app.connected(Stitch.STITCH);
        app.clock().set(Deadline.LAST.minusSeconds(18));
        app.provider().next(request -> {
            assertThat(((Refreshing) app.state(id)).lease().retryAt()).isEqualTo(Deadline.LAST);
            return new RefreshResult.NoAnswer(Option.none());
        });
        assertThat(ConnectedApp.reason(app.credential(id))).contains(RejectionCode.BUSY);
        assertThat(app.state(id)).isInstanceOf(InDoubt.class);
    }

    @Test
    void aCallerThatPausesGetsTheCredentialThatAnotherBrought() throws Exception {
        var id = app.connected(Stitch.STITCH);
        app.clock().advance(ConnectedApp.LIFETIME);
        app.provider().next(request -> new RefreshResult.NoAnswer(Option.none()));
        assertThat(ConnectedApp.reason(app.credential(id))).contains(RejectionCode.BUSY);
        var waited = List.of(Duration.ZERO).asJavaMutable();
        var credential = app.connections().credentialFor(id, Purpose.DATA, Duration.ofMinutes(1), length -> {
            waited.add(length);
            app.clock().advance(length);
        });
        assertThat(credential.isRight()).isTrue();
        assertThat(waited).containsExactly(Duration.ZERO, FIRST_PAUSE);
    }

    @Test
    void aCallerThatWillNotWaitSoLongIsToldAtOnce() throws Exception {
        var id = app.connected(Stitch.STITCH);
        app.clock().advance(ConnectedApp.LIFETIME);
        app.provider().next(request -> new RefreshResult.NoAnswer(Option.none()));
        var reply = app.connections().credentialFor(id, Purpose.DATA, FIRST_PAUSE.minusMillis(1), length -> {
            throw new AssertionError("it waited for " + length);
        });
        assertThat(reply.getLeft()).isEqualTo(new Rejection.Busy(FIRST_PAUSE));
    }

    @Test
    @Shows("G6")
    void anAnswerThatGotLostLeavesADoubtAndNotAnEnd() {
        var id = app.connected(Stitch.STITCH);
        app.clock().advance(ConnectedApp.LIFETIME);
        app.provider().next(Fate.answerLost());
        assertThat(app.credential(id).getLeft()).isEqualTo(new Rejection.Busy(FIRST_PAUSE));
        assertThat(app.state(id)).isInstanceOf(InDoubt.class);
        app.clock().advance(FIRST_PAUSE.minusMillis(1));
        assertThat(ConnectedApp.reason(app.credential(id))).contains(RejectionCode.BUSY);
        assertThat(app.provider().sent()).hasSize(1);
        app.clock().advance(Duration.ofMillis(1));
        assertThat(ConnectedApp.reason(app.credential(id))).contains(RejectionCode.UNAUTHENTICATED);
        assertThat(app.provider().sent()).hasSize(2);
    }

    @Test
    @Shows("G6")
    void aRequestThatGotLostIsMadeAgainAndNothingIsLost() {
        var id = app.connected(Stitch.STITCH);
        app.clock().advance(ConnectedApp.LIFETIME);
        app.provider().next(request -> new RefreshResult.NoAnswer(Option.of(Duration.ofMinutes(7))));
        assertThat(app.credential(id).getLeft()).isEqualTo(new Rejection.Busy(Duration.ofMinutes(7)));
        app.clock().advance(Duration.ofMinutes(7));
        assertThat(app.credential(id).isRight()).isTrue();
    }

    @Test
    @Shows("G5")
    void aRequestThatNeverLeftLeavesTheTokenAsItWas() {
        var id = app.connected(Stitch.STITCH);
        app.clock().advance(ConnectedApp.LIFETIME);
        app.provider().next(request -> new RefreshResult.NotSent());
        assertThat(ConnectedApp.reason(app.credential(id))).contains(RejectionCode.BUSY);
        assertThat(app.state(id)).isInstanceOf(Connected.class);
        app.clock().advance(FIRST_PAUSE);
        assertThat(app.credential(id).isRight()).isTrue();
    }

    @Test
    void aFaultOfOurOwnKeepsTheTokensAndSendsNothingUntilItIsMended() {
        var id = app.connected(Stitch.STITCH);
        app.clock().advance(ConnectedApp.LIFETIME);
        app.provider().next(request -> new RefreshResult.Misconfigured("invalid_client"));
        assertThat(ConnectedApp.reason(app.credential(id))).contains(RejectionCode.REFRESH_BLOCKED);
        app.clock().advance(Duration.ofDays(2));
        assertThat(ConnectedApp.reason(app.credential(id))).contains(RejectionCode.REFRESH_BLOCKED);
        assertThat(app.provider().sent()).hasSize(1);
        assertThat(app.announced()).contains(EventType.REFRESH_BLOCKED);
        app.connections().resume(id);
        assertThat(app.credential(id).isRight()).isTrue();
    }

    @Test
    void anAnswerAfterTheLeaseIsKeptUnlessANewerOneCameMeanwhile() {
        var id = app.connected(Stitch.STITCH);
        app.clock().advance(ConnectedApp.LIFETIME);
        app.provider().next(request -> {
            app.clock().advance(Duration.ofMinutes(2));
            assertThat(app.state(id)).isInstanceOf(InDoubt.class);
            return request.get();
        });
        var late = app.credential(id).get();
        assertThat(app.provider().takes(late.access())).isTrue();
        assertThat(app.state(id)).isInstanceOf(Connected.class);
    }

    @Test
    @Shows("G1")
    void anAnswerAfterTheLeaseNeitherReplacesANewerCredentialNorEndsAnothersLease() {
        var id = app.connected(Stitch.STITCH);
        app.clock().advance(ConnectedApp.LIFETIME);
        app.provider().next(request -> {
            app.clock().advance(Duration.ofMinutes(2));
            assertThat(app.node(8).credential(id).isRight()).as("who took over").isTrue();
            return request.get();
        });
        var overrun = app.credential(id).get();
        assertThat(overrun.version()).as("a failure for an old version").isEqualTo(2);
        assertThat(app.state(id)).isInstanceOf(Connected.class);
        assertThat(app.provider().sent()).hasSize(2);
        assertThat(app.provider().sent().distinct()).hasSize(1);
    }

    @Test
    void anAnswerAfterTheUserAuthorizedAgainIsSuperseded() {
        var id = app.connected(Stitch.STITCH);
        app.clock().advance(ConnectedApp.LIFETIME);
        var again = List.of(app.provider().authorized()).head();
        app.provider().next(request -> {
            app.node(8).connections().completeAuthorization(id, again).get();
            return request.get();
        });
        assertThat(ConnectedApp.reason(app.credential(id))).contains(RejectionCode.SUPERSEDED);
        assertThat(app.credential(id).get().access()).isEqualTo(again.access());
    }

    @Test
    @Shows("G2")
    void aCredentialForAClosedConnectionIsRevoked() {
        var id = app.connected(Stitch.STITCH);
        app.clock().advance(ConnectedApp.LIFETIME);
        var brought = List.<RefreshResult>empty().asJavaMutable();
        app.provider().next(request -> {
            var answer = request.get();
            brought.add(answer);
            app.node(8).connections().close(id);
            return answer;
        });
        assertThat(ConnectedApp.reason(app.credential(id))).contains(RejectionCode.CONNECTION_CLOSED);
        var access = ((RefreshResult.Renewed) brought.get(0)).access();
        assertThat(app.provider().takes(access)).isFalse();
    }

    @Test
    void closingRevokesTheCredentialAndForgetsItOnceThatIsSure() {
        var id = app.connected(Stitch.STITCH);
        var credential = app.credential(id).get();
        var closed = app.connections().close(id).get();
        assertThat(closed.hasCredential()).isFalse();
        assertThat(app.provider().takes(credential.access())).isFalse();
        assertThat(app.state(id)).isInstanceOf(Closed.class);
        assertThat(app.connections().close(id)).contains(closed);
        assertThat(ConnectedApp.reason(app.credential(id))).contains(RejectionCode.CONNECTION_CLOSED);
    }

    @Test
    @Shows("G5")
    void anIssuerThatBreaksLeavesADoubtAndItsException() {
        var id = app.connected(Stitch.STITCH);
        app.clock().advance(ConnectedApp.LIFETIME);
        app.provider().next(request -> {
            throw new IllegalStateException("broken");
        });
        assertThatThrownBy(() -> app.credential(id)).hasMessage("broken");
        assertThat(app.state(id)).isInstanceOf(InDoubt.class);
    }

    @Test
    @Shows("G5")
    void aCredentialThatMayBeStoredIsNotReportedAsSurelyLost() {
        var id = app.connected(Stitch.STITCH);
        app.clock().advance(ConnectedApp.LIFETIME);
        var failing = new FailingConnectionStore(app.store());
        failing.next(List.of(NONE, NONE, NONE, LOST_AFTER, SURELY_NOT, SURELY_NOT, SURELY_NOT));
        var node = app.node(8, failing, ConnectedApp.vault());
        assertThatThrownBy(() -> node.credential(id)).isInstanceOf(OutcomeUnknown.class);
        assertThat(app.credential(id).get().version()).isEqualTo(2);
    }

    @Test
    @Shows("G6")
    void missingAnswersOfADayAskForTheUserAndTheFirstAnswerRestoresTheConnection() {
        var id = app.connected(Stitch.STITCH);
        app.clock().advance(ConnectedApp.LIFETIME);
        var begun = app.clock().instant();
        while (app.state(id).data().updateReason().isEmpty()) isNotAnswered(id);
        assertThat(app.clock().instant()).isBetween(begun.plus(Duration.ofDays(1)), begun.plus(Duration.ofHours(25)));
        assertThat(app.announced()).contains(EventType.UPDATE_REQUIRED);
        var asked = app.clock().instant();
        for (var days = 0; days < 30; days++) isNotAnswered(id);
        assertThat(app.clock().instant())
                .isEqualTo(asked.plus(Duration.ofHours(6).multipliedBy(30)));
        assertThat(app.state(id)).isInstanceOf(InDoubt.class);
        assertThat(app.credential(id).isRight()).isTrue();
        assertThat(app.state(id)).isInstanceOf(Connected.class);
        assertThat(app.announced())
                .containsOnlyOnce(EventType.CONNECTION_RESTORED)
                .doesNotContain(EventType.UPDATE_REQUIRED);
    }

    /** Asks once, in vain, and passes the pause. */
    private void isNotAnswered(ConnectionId id) {
        app.provider().next(request -> new RefreshResult.NoAnswer(Option.none()));
        assertThat(app.credential(id).isLeft()).isTrue();
        app.clock().set(app.connections().find(id).get().retryAt().get());
    }

    @Test
    void aLoginThatNeedsItsUserKeepsItsCredentialForManagement() {
        var id = app.connected(Plaid.PLAID);
        var before = app.credential(id).get();
        app.connections().callFailed(before, new ApiError.UpdateRequired(UpdateReason.of(UpdateCause.LOGIN_REQUIRED)));
        assertThat(app.credential(id).getLeft()).isEqualTo(new Rejection.NeedsUpdate(Cause.LOGIN_REQUIRED));
        assertThat(app.connections().credentialFor(id, Purpose.MANAGEMENT)).contains(before);
        app.connections().updateSucceeded(id);
        assertThat(app.credential(id)).contains(before);
    }

    @Test
    void aRefusalOfAnOlderCredentialChangesNothing() {
        var id = app.connected(Stitch.STITCH);
        var first = app.credential(id).get();
        app.clock().advance(ConnectedApp.LIFETIME);
        var second = app.credential(id).get();
        app.connections().callFailed(first, new ApiError.AccessRefused());
        assertThat(app.credential(id)).contains(second);
        assertThat(app.provider().sent()).hasSize(1);
    }

    @Test
    void webhooksActAwayFromHealthAndAskForAPollInAnyCase() {
        var id = app.connected(Plaid.PLAID);
        app.polled().clear();
        app.connections().webhookReceived(id, new WebhookSignal.UpdateRequired(UpdateCause.CONSENT_EXPIRED));
        assertThat(app.state(id)).isInstanceOf(NeedsUpdate.class);
        app.connections().webhookReceived(id, new WebhookSignal.Other());
        assertThat(app.state(id)).isInstanceOf(NeedsUpdate.class);
        var version = app.state(id).data().healthVersion();
        assertThat(app.polled()).containsExactly(new Polled(id, version), new Polled(id, version));
    }

    @Test
    void aNewConnectionIsPolledSinceAWebhookMayHaveComeBeforeIt() {
        var id = app.connected(Plaid.PLAID);
        assertThat(app.polled())
                .containsExactly(new Polled(id, app.state(id).data().healthVersion()));
    }

    @Test
    void theSnapshotIsTheTruthUnlessSomethingWasHeardSinceItWasAsked() {
        var id = app.connected(Plaid.PLAID);
        app.connections().webhookReceived(id, new WebhookSignal.Other());
        var asked = app.polled().get(0).healthVersion();
        app.connections().webhookReceived(id, new WebhookSignal.UpdateRequired(UpdateCause.LOGIN_REQUIRED));
        app.polled().clear();
        app.connections().statusPolled(id, new RemoteStatus(asked, Option.none()));
        assertThat(app.state(id)).as("by an older answer").isInstanceOf(NeedsUpdate.class);
        assertThat(app.polled()).hasSize(1);
        app.connections().statusPolled(id, new RemoteStatus(app.polled().get(0).healthVersion(), Option.none()));
        assertThat(app.state(id)).isInstanceOf(Connected.class);
        assertThat(app.announced()).contains(EventType.UPDATE_REQUIRED, EventType.CONNECTION_RESTORED);
    }

    @Test
    void aConnectionIsFoundByItsRemoteId() {
        var id = app.opened(Plaid.PLAID);
        var item = new RemoteId("item-1");
        var response = TokenResponse.of(
                        Secret.of("access-sandbox-1"), app.clock().instant())
                .withRemoteId(item);
        app.connections().completeAuthorization(id, response);
        var called = ConnectionFilter.all().ofRemoteId(item);
        assertThat(app.connections()
                        .list(called.ofProfile(Plaid.PLAID), 9)
                        .content()
                        .map(ConnectionView::id))
                .containsExactly(id);
        assertThat(app.connections().list(called.ofProfile(Stitch.STITCH), 9).content())
                .isEmpty();
        assertThat(ConnectedApp.reason(app.connections().completeAuthorization(id, response)))
                .contains(RejectionCode.ALREADY_CONNECTED);
    }

    @Test
    void aConnectionOfAnotherEnvironmentIsNotFound() {
        var id = app.opened(Plaid.PLAID);
        var item = new RemoteId("item-1");
        app.connections()
                .completeAuthorization(
                        id,
                        TokenResponse.of(Secret.of("access"), app.clock().instant())
                                .withRemoteId(item));
        var production = app.inProduction();
        assertThat(ConnectedApp.reason(production.find(id))).contains(RejectionCode.NOT_FOUND);
        assertThat(ConnectedApp.reason(production.credentialFor(id))).contains(RejectionCode.NOT_FOUND);
        assertThat(ConnectedApp.reason(production.close(id))).contains(RejectionCode.NOT_FOUND);
        assertThat(production.list(ConnectionFilter.all().ofRemoteId(item), 9).content())
                .isEmpty();
        assertThat(production.reencrypt(9)).isEqualTo(new ReencryptionResult(0, Vector.empty(), Option.none()));
        assertThat(app.connections().credentialFor(id).isRight()).isTrue();
    }

    @Test
    void aViewShowsTheStateAndWhyAndWhen() {
        var id = app.connected(Plaid.PLAID);
        assertThat(app.connections().find(id).get())
                .extracting(ConnectionView::state, ConnectionView::hasCredential, ConnectionView::credentialVersion)
                .containsExactly(ConnectionState.CONNECTED, true, 1);
        var heard = app.connections()
                .webhookReceived(id, new WebhookSignal.UpdateRequired(UpdateCause.MFA_CHANGED))
                .get();
        assertThat(heard)
                .extracting(ConnectionView::state, ConnectionView::cause, ConnectionView::updateReason)
                .containsExactly(
                        ConnectionState.NEEDS_UPDATE,
                        Option.of(Cause.MFA_CHANGED),
                        Option.of(UpdateReason.of(UpdateCause.MFA_CHANGED)));
        var closed = app.connections().close(id).get();
        assertThat(closed)
                .extracting(ConnectionView::state, ConnectionView::cause, ConnectionView::endedAt)
                .containsExactly(
                        ConnectionState.CLOSED,
                        Option.of(Cause.CONNECTION_CLOSED),
                        Option.of(app.clock().instant()));
        assertThat(app.connections().find(id)).contains(closed);
    }

    @Test
    void aViewOfADoubtShowsWhenTheNextAttemptIs() {
        var id = app.connected(Stitch.STITCH);
        app.clock().advance(ConnectedApp.LIFETIME);
        app.provider().next(Fate.answerLost());
        assertThat(app.credential(id).isLeft()).isTrue();
        assertThat(app.connections().find(id).get())
                .extracting(ConnectionView::state, ConnectionView::retryAt)
                .containsExactly(
                        ConnectionState.IN_DOUBT,
                        Option.of(app.clock().instant().plus(FIRST_PAUSE)));
    }

    @Test
    void aLoginThatIsHeldAlreadyIsNotExchanged() {
        var id = app.opened(Plaid.PLAID);
        var linked = app.connections()
                .linkSucceeded(id, Secret.of("public-sandbox-1"), app.clock().instant());
        assertThat(linked.get().state()).isEqualTo(ConnectionState.AWAITING_AUTHORIZATION);
        assertThat(ConnectedApp.reason(app.connections().linkSucceeded(id, app.connected(Plaid.PLAID))))
                .contains(RejectionCode.DUPLICATE_ITEM);
    }

    @Test
    void aTokenThatWasRotatedOnDemandTakesThePlaceOfTheOld() {
        var id = app.connected(Plaid.PLAID);
        var old = app.credential(id).get();
        var next = app.connections()
                .accessTokenReplaced(
                        old, Secret.of("access-sandbox-2"), app.clock().instant())
                .get();
        assertThat(app.credential(id)).contains(next);
        assertThat(next.version()).isEqualTo(old.version() + 1);
        assertThat(ConnectedApp.reason(app.connections()
                        .accessTokenReplaced(old, Secret.of("late"), app.clock().instant())))
                .contains(RejectionCode.SUPERSEDED);
    }

    @Test
    void aSealThatDoesNotOpenIsKeptAndReportedAndNothingIsSent() {
        var id = app.connected(Stitch.STITCH);
        var elsewhere = Tenure.over(app.store(), Environment.SANDBOX)
                .clock(app.clock())
                .profiles(Stitch.STITCH)
                .issuer(Stitch.STITCH, app.provider())
                .statusPoller((connection, version) -> {})
                .vault(AesGcmVault.sealingUnder("second", new byte[] {
                    1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27,
                    28, 29, 30, 31, 32
                }))
                .build()
                .connections();
        assertThat(elsewhere.credentialFor(id).getLeft()).isEqualTo(new Rejection.VaultShut("first"));
        app.clock().advance(ConnectedApp.LIFETIME);
        assertThat(elsewhere.credentialFor(id).getLeft()).isEqualTo(new Rejection.VaultShut("first"));
        assertThat(app.provider().sent()).isEmpty();
        assertThat(elsewhere.reencrypt(9).shut()).containsExactly(id);
        assertThat(app.credential(id).isRight()).isTrue();
    }

    @Test
    void credentialsMoveToANewKeyInBatchesAndStayWhatTheyAre() {
        var ids = List.fill(3, () -> app.connected(Stitch.STITCH));
        var before = ids.map(id -> app.credential(id).get());
        var rotated = app.underTheSecondKey();
        var first = rotated.reencrypt(2);
        assertThat(first.done()).isEqualTo(2);
        assertThat(rotated.reencrypt(first.next().get(), 2).done()).isOne();
        assertThat(rotated.reencrypt(2).done()).isZero();
        assertThat(ids.map(id -> rotated.credentialFor(id).get())).isEqualTo(before);
        assertThat(ConnectedApp.reason(app.credential(ids.head()))).contains(RejectionCode.VAULT_SHUT);
    }
}
