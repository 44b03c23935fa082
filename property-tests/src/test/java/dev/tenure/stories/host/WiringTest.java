package dev.tenure.stories.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tenure.decision.Rejection;
import dev.tenure.inmemory.InMemoryStore;
import dev.tenure.profile.Pleo;
import dev.tenure.profile.Stitch;
import dev.tenure.service.NewConnection;
import dev.tenure.service.Tenure;
import dev.tenure.stories.fixture.ConnectedApp;
import dev.tenure.stories.fixture.ScriptedProvider;
import dev.tenure.stories.fixture.World;
import dev.tenure.token.Environment;
import dev.tenure.token.Scope;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Wiring that a command would miss later does not build. */
class WiringTest {
    @Test
    void aVaultNeedsAnIssuerAndAStatusPoller() {
        assertRefused(tenure -> tenure.vault(ConnectedApp.vault()), "an issuer");
        assertRefused(tenure -> tenure.vault(ConnectedApp.vault()).statusPoller((id, version) -> {}), "an issuer");
        assertRefused(
                tenure -> tenure.vault(ConnectedApp.vault())
                        .issuer(Stitch.STITCH, new ScriptedProvider(() -> World.START)),
                "a status poller");
    }

    @Test
    void connectionsAreNotWiredWithoutAVault() {
        assertRefused(
                tenure -> tenure.issuer(Stitch.STITCH, new ScriptedProvider(() -> World.START)), "without a vault");
        assertRefused(tenure -> tenure.statusPoller((id, version) -> {}), "without a vault");
    }

    @Test
    void anIssuerIsForAProfileThatIsWired() {
        assertRefused(
                tenure -> complete(tenure).issuer(Pleo.PLEO, new ScriptedProvider(() -> World.START)),
                "for profile pleo");
        assertThatCode(() -> complete(builder()).build()).doesNotThrowAnyException();
    }

    @Test
    void aConnectionIsNotOpenedUnderAProfileWithoutAnIssuer() {
        var connections =
                complete(builder().profiles(Stitch.STITCH, Pleo.PLEO)).build().connections();
        var scope = Scope.parse("accounts").get();
        assertThat(connections
                        .open(new NewConnection(Pleo.PLEO, scope, "ledger 1"))
                        .getLeft())
                .isEqualTo(new Rejection.UnknownProfile("pleo"));
        assertThat(connections
                        .open(new NewConnection(Stitch.STITCH, scope, "ledger 2"))
                        .isRight())
                .isTrue();
    }

    private static void assertRefused(UnaryOperator<Tenure.Builder> wiring, String why) {
        var tenure = wiring.apply(builder());
        assertThatIllegalArgumentException().isThrownBy(tenure::build).withMessageContaining(why);
    }

    private static Tenure.Builder builder() {
        return Tenure.over(new InMemoryStore(), Environment.SANDBOX).profiles(Stitch.STITCH);
    }

    private static Tenure.Builder complete(Tenure.Builder tenure) {
        return tenure.vault(ConnectedApp.vault())
                .issuer(Stitch.STITCH, new ScriptedProvider(() -> World.START))
                .statusPoller((id, version) -> {});
    }
}
