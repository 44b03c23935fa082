package dev.tenure.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.connection.Configuration;
import dev.tenure.inmemory.InMemoryStore;
import dev.tenure.port.issuer.ApiError;
import dev.tenure.port.issuer.Issuer;
import dev.tenure.port.issuer.RefreshResult;
import dev.tenure.profile.Stitch;
import dev.tenure.service.NewConnection;
import dev.tenure.service.Tenure;
import dev.tenure.service.TokenResponse;
import dev.tenure.token.Environment;
import dev.tenure.token.Scope;
import dev.tenure.token.Secret;
import dev.tenure.vault.AesGcmVault;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ConnectionTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void aCredentialIsRenewedOnce() {
        var connections = Tenure.over(new InMemoryStore(), Environment.SANDBOX)
                .clock(() -> NOW)
                .profiles(Stitch.STITCH)
                .vault(AesGcmVault.sealingUnder("2026-11", new byte[32])) // 32 random bytes of yours
                .issuer(Stitch.STITCH, new TheirTokenEndpoint())
                .statusPoller((connection, healthVersion) -> {}) // asks how the login stands, some time soon
                .build()
                .connections();
        var scope = Scope.parse("accounts offline_access").get();
        var id = connections
                .open(new NewConnection(Stitch.STITCH, scope, "ledger 42"))
                .get();
        // The user authorizes you there, and you exchange the code.
        var response = TokenResponse.of(Secret.of("first"), NOW)
                .withRefresh(Secret.of("once"))
                .expiringIn(Duration.ofMinutes(15));
        var first = connections.completeAuthorization(id, response).get();

        // Their API answers 401 to first.access().
        connections.callFailed(first, new ApiError.AccessRefused());
        var second = connections.credentialFor(id).get(); // renewed, by one caller on all your machines
        assertThat(second.access()).isEqualTo(Secret.of("second"));

        connections.callFailed(first, new ApiError.AccessRefused()); // late, about an old one: nothing happens
        assertThat(connections.credentialFor(id).get()).isEqualTo(second);
    }

    private static class TheirTokenEndpoint implements Issuer {
        @Override
        public RefreshResult refresh(Configuration connection, Secret refreshToken) {
            return new RefreshResult.Renewed(
                    Secret.of("second"), Option.of(Secret.of("next")), Option.of(Duration.ofMinutes(15)));
        }

        @Override
        public boolean revoke(Configuration connection, Secret token) {
            return true;
        }
    }
}
