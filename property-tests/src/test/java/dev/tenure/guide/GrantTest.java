package dev.tenure.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.decision.Rejection;
import dev.tenure.inmemory.InMemoryStore;
import dev.tenure.profile.Stitch;
import dev.tenure.service.NewGrant;
import dev.tenure.service.Tenure;
import dev.tenure.time.Cause;
import dev.tenure.token.ClientId;
import dev.tenure.token.Environment;
import dev.tenure.token.Scope;
import dev.tenure.token.UserId;
import org.junit.jupiter.api.Test;

class GrantTest {
    private final Tenure tenure = Tenure.over(new InMemoryStore(), Environment.SANDBOX)
            .profiles(Stitch.STITCH)
            .build();
    private final ClientId app = new ClientId("my-app");
    private final Scope scope = Scope.parse("accounts offline_access").get();

    @Test
    void aRefreshTokenWorksOnce() {
        var grants = tenure.grants();
        var code = grants.authorize(NewGrant.of(Stitch.STITCH, app, new UserId("ada"), scope))
                .get()
                .code();
        var first = grants.exchange(app, code).get();
        var second = grants.refresh(app, first.refresh().get()).get();
        assertThat(grants.authenticate(second.access(), scope).isRight()).isTrue();

        // Somebody presents the first refresh token again: two parties have it, so the grant ends.
        var reused = grants.refresh(app, first.refresh().get());
        assertThat(reused.getLeft()).isEqualTo(new Rejection.Reused());
        assertThat(grants.authenticate(second.access(), scope).getLeft())
                .isEqualTo(new Rejection.GrantEnded(Cause.REUSE_DETECTED));
    }
}
