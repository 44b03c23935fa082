package dev.tenure.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.inmemory.InMemoryStore;
import dev.tenure.principal.PrincipalId;
import dev.tenure.principal.WithdrawalReason;
import dev.tenure.profile.Stitch;
import dev.tenure.service.NewGrant;
import dev.tenure.service.Tenure;
import dev.tenure.token.ClientId;
import dev.tenure.token.Environment;
import dev.tenure.token.Scope;
import dev.tenure.token.UserId;
import org.junit.jupiter.api.Test;

class WithdrawalTest {
    private final Tenure tenure = Tenure.over(new InMemoryStore(), Environment.SANDBOX)
            .profiles(Stitch.STITCH)
            .build();
    private final ClientId app = new ClientId("my-app");
    private final UserId ada = new UserId("ada");
    private final Scope scope = Scope.parse("accounts").get();

    @Test
    void oneWriteEndsEverythingOfAUser() {
        var before = tenure.grants()
                .issue(NewGrant.of(Stitch.STITCH, app, ada, scope))
                .get();
        tenure.principals()
                .withdraw(PrincipalId.of(app, ada), WithdrawalReason.PERMISSION_WITHDRAWN)
                .get();
        var after = tenure.grants()
                .issue(NewGrant.of(Stitch.STITCH, app, ada, scope))
                .get();

        assertThat(tenure.grants().authenticate(before.access(), scope).isLeft())
                .isTrue();
        assertThat(tenure.grants().authenticate(after.access(), scope).isRight())
                .isTrue();
    }
}
