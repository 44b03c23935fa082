package dev.tenure.stories.connection;

import static dev.tenure.decision.EventType.CONNECTION_RESTORED;
import static dev.tenure.decision.EventType.CONNECTION_UNAUTHENTICATED;
import static dev.tenure.decision.EventType.CREDENTIAL_REPLACED;
import static dev.tenure.decision.EventType.REAUTHORIZATION_REQUIRED;
import static dev.tenure.decision.EventType.REFRESH_FAILED;
import static dev.tenure.decision.EventType.REFRESH_STARTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.connection.Connected;
import dev.tenure.connection.ConnectionId;
import dev.tenure.connection.Unauthenticated;
import dev.tenure.decision.Rejection;
import dev.tenure.decision.RejectionCode;
import dev.tenure.decision.Remedy;
import dev.tenure.port.issuer.ApiError;
import dev.tenure.profile.Pleo;
import dev.tenure.stories.fixture.ConnectedApp;
import dev.tenure.stories.fixture.Stores;
import dev.tenure.time.Cause;
import io.vavr.control.Option;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The six steps of an integrator whose token can no longer be refreshed [pleo:recovery]. */
@ParameterizedClass
@EnumSource
class RecoveryStepsTest {
    private final ConnectedApp app;
    private final ConnectionId id;

    RecoveryStepsTest(Stores stores) {
        this.app = ConnectedApp.over(stores.empty());
        this.id = app.connected(Pleo.PLEO);
    }

    @BeforeEach
    void theUserTakesTheAccessBack() {
        app.provider().withdraw();
        app.announced();
    }

    @Test
    void step1DuringARefreshTheRefusalIsSeen() {
        app.clock().advance(ConnectedApp.LIFETIME);
        assertThat(app.credential(id).getLeft()).isEqualTo(new Rejection.Unauthenticated(Cause.REFRESH_REFUSED));
    }

    @Test
    void step1DuringACallTheRefusalIsSeenAndTheOneRefreshThatMightHelpIsTried() {
        var credential = app.credential(id).get();
        assertThat(app.provider().takes(credential.access())).isFalse();
        app.connections().callFailed(credential, new ApiError.AccessRefused());
        assertThat(ConnectedApp.reason(app.credential(id))).contains(RejectionCode.UNAUTHENTICATED);
        assertThat(app.provider().sent()).hasSize(1);
    }

    @Test
    void step2CallsStopTheConnectionIsUnauthenticatedAndBothTokensAreGone() {
        failed();
        assertThat(app.state(id)).isInstanceOf(Unauthenticated.class);
        assertThat(app.state(id).sealedCredential()).isEqualTo(Option.none());
        for (var attempt = 0; attempt < 3; attempt++) {
            assertThat(app.credential(id).getLeft().remedy()).isEqualTo(Remedy.REAUTHORIZE);
            app.clock().advance(ConnectedApp.LIFETIME);
        }
        assertThat(app.provider().sent()).as("what was ever sent").hasSize(1);
    }

    @Test
    void step3TheAuthorizationBeginsAgainAndWhatItBringsIsKept() {
        failed();
        var again = app.connections()
                .completeAuthorization(id, app.provider().authorized())
                .get();
        assertThat(app.provider().takes(again.access())).isTrue();
        assertThat(app.credential(id)).contains(again);
        assertThat(again.version()).isEqualTo(2);
    }

    @Test
    void step4TheConfigurationIsIntactAndTheNameTheSame() {
        failed();
        assertThat(app.state(id).data().configuration()).isEqualTo(ConnectedApp.configuration(Pleo.PLEO));
        app.connections().completeAuthorization(id, app.provider().authorized());
        assertThat(app.state(id)).isInstanceOf(Connected.class);
        assertThat(app.state(id).id()).isEqualTo(id);
        assertThat(app.state(id).data().configuration()).isEqualTo(ConnectedApp.configuration(Pleo.PLEO));
    }

    @Test
    void step5TheFailureItsDetectionAndTheCallForTheUserAreEachToldOnce() {
        failed();
        assertThat(app.announced())
                .containsExactly(REFRESH_STARTED, REFRESH_FAILED, CONNECTION_UNAUTHENTICATED, REAUTHORIZATION_REQUIRED);
        app.credential(id);
        assertThat(app.announced()).isEmpty();
    }

    @Test
    void step6TheConnectionRecoversAndLosesNothing() {
        failed();
        app.announced();
        app.connections().completeAuthorization(id, app.provider().authorized());
        assertThat(app.announced()).containsExactly(CONNECTION_RESTORED, CREDENTIAL_REPLACED);
        app.clock().advance(ConnectedApp.LIFETIME);
        var renewed = app.credential(id).get();
        assertThat(app.provider().takes(renewed.access())).isTrue();
        assertThat(renewed.version()).isEqualTo(3);
    }

    private void failed() {
        app.clock().advance(ConnectedApp.LIFETIME);
        assertThat(app.credential(id).isLeft()).isTrue();
    }
}
