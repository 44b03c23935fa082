package dev.tenure.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.inmemory.InMemoryStore;
import dev.tenure.principal.WithdrawalReason;
import dev.tenure.profile.Stitch;
import dev.tenure.service.NewGrant;
import dev.tenure.service.Tenure;
import dev.tenure.token.ClientId;
import dev.tenure.token.Environment;
import dev.tenure.token.Scope;
import dev.tenure.token.UserId;
import io.vavr.collection.List;
import org.junit.jupiter.api.Test;

class WithdrawalTest {
    private final Tenure tenure = Tenure.over(new InMemoryStore(), Environment.SANDBOX)
            .profiles(Stitch.STITCH)
            .build();
    private final ClientId app = new ClientId("my-app");
    private final ClientId other = new ClientId("other-app");
    private final UserId ada = new UserId("ada");
    private final Scope scope = Scope.parse("accounts").get();

    @Test
    void oneWriteEndsEverythingOfAUser() {
        var before = tenure.grants()
                .issue(NewGrant.of(Stitch.STITCH, app, ada, scope))
                .get();
        tenure.principals()
                .withdraw(app, ada, WithdrawalReason.PERMISSION_WITHDRAWN)
                .get();
        var after = tenure.grants()
                .issue(NewGrant.of(Stitch.STITCH, app, ada, scope))
                .get();

        assertThat(tenure.grants().authenticate(before.access(), scope).isLeft())
                .isTrue();
        assertThat(tenure.grants().authenticate(after.access(), scope).isRight())
                .isTrue();
    }

    @Test
    void oneWriteLogsAUserOutEverywhere() {
        var grants = List.of(app, other)
                .map(client -> NewGrant.of(Stitch.STITCH, client, ada, scope))
                .map(request -> tenure.grants().issue(request).get());
        tenure.principals()
                .withdrawEverywhere(ada, WithdrawalReason.PASSWORD_CHANGED)
                .get();

        assertThat(grants).allSatisfy(tokens -> assertThat(
                        tenure.grants().authenticate(tokens.access(), scope).isLeft())
                .isTrue());
    }
}
