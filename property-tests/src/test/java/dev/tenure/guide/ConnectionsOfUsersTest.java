package dev.tenure.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.connection.Configuration;
import dev.tenure.inmemory.InMemoryStore;
import dev.tenure.port.issuer.ApiError;
import dev.tenure.port.issuer.Issuer;
import dev.tenure.port.issuer.RefreshResult;
import dev.tenure.port.store.ConnectionFilter;
import dev.tenure.profile.Stitch;
import dev.tenure.service.ConnectionView;
import dev.tenure.service.NewConnection;
import dev.tenure.service.Tenure;
import dev.tenure.service.TokenResponse;
import dev.tenure.token.Environment;
import dev.tenure.token.Scope;
import dev.tenure.token.Secret;
import dev.tenure.vault.AesGcmVault;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ConnectionsOfUsersTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void theyAreListedAndResumedTogether() {
        var connections = Tenure.over(new InMemoryStore(), Environment.SANDBOX)
                .clock(() -> NOW)
                .profiles(Stitch.STITCH)
                .vault(AesGcmVault.sealingUnder("2026-11", new byte[32]))
                .issuer(Stitch.STITCH, new EndpointThatRefusesTheClient())
                .statusPoller((connection, healthVersion) -> {})
                .build()
                .connections();
        var scope = Scope.parse("accounts offline_access").get();
        var id = connections
                .open(new NewConnection(Stitch.STITCH, scope, "user ada"))
                .get();
        var tokens = TokenResponse.of(Secret.of("access"), NOW).withRefresh(Secret.of("refresh"));
        var credential = connections.completeAuthorization(id, tokens).get();

        // The connections page of a user, by the reference that you opened them with.
        var page = connections.list(ConnectionFilter.all().ofReference("user ada"), 50);
        assertThat(page.content().map(ConnectionView::id)).containsExactly(id);
        assertThat(page.next().isEmpty()).isTrue(); // otherwise: list(filter, page.next().get(), 50)

        // The users to write to: their banks wait for them.
        var waiting =
                connections.list(ConnectionFilter.all().ofProfile(Stitch.STITCH).needingUser(), 50);
        assertThat(waiting.content()).isEmpty();

        // Your client's secret has expired at the provider: refreshes are blocked, and no token is lost.
        connections.callFailed(credential, new ApiError.AccessRefused());
        assertThat(connections.credentialFor(id).isLeft()).isTrue();
        var blocked = ConnectionFilter.all().ofProfile(Stitch.STITCH).blocked();
        assertThat(connections.list(blocked, 50).content()).hasSize(1);

        // Once you have set the new secret, resume them together.
        var result = connections.resumeBlocked(Stitch.STITCH, 100);
        assertThat(result.resumed()).isEqualTo(1);
        assertThat(result.next().isEmpty()).isTrue(); // otherwise: resumeBlocked(profile, result.next().get(), 100)
        assertThat(connections.list(blocked, 50).content()).isEmpty();
    }

    private static class EndpointThatRefusesTheClient implements Issuer {
        @Override
        public RefreshResult refresh(Configuration connection, Secret refreshToken) {
            return new RefreshResult.Misconfigured("invalid_client");
        }

        @Override
        public boolean revoke(Configuration connection, Secret token) {
            return true;
        }
    }
}
