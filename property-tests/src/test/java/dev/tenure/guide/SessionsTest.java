package dev.tenure.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.grant.GrantEndReason;
import dev.tenure.grant.GrantLimit;
import dev.tenure.grant.GrantRules;
import dev.tenure.inmemory.InMemoryStore;
import dev.tenure.profile.OAuth;
import dev.tenure.profile.Profile;
import dev.tenure.service.GrantView;
import dev.tenure.service.NewGrant;
import dev.tenure.service.Tenure;
import dev.tenure.token.ClientId;
import dev.tenure.token.Environment;
import dev.tenure.token.Scope;
import dev.tenure.token.UserId;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

class SessionsTest {
    private final Profile threeSessions = OAuth.OAUTH.withGrants(GrantRules.builder()
            .grantLimit(Option.of(GrantLimit.endingOldest(3)))
            .build());
    private final Tenure tenure = Tenure.over(new InMemoryStore(), Environment.SANDBOX)
            .profiles(threeSessions)
            .build();
    private final ClientId app = new ClientId("my-app");
    private final UserId ada = new UserId("ada");
    private final Scope scope = Scope.parse("accounts offline_access").get();

    @Test
    void aUserSeesTheirSessionsAndEndsOne() {
        for (var device : new String[] {"laptop", "phone", "tablet", "television"})
            tenure.grants()
                    .issue(NewGrant.of(threeSessions, app, ada, scope).reference(device))
                    .get();

        // The newest first; the oldest, on the laptop, ended when the fourth began.
        var page = tenure.grants().findByUser(ada, 10);
        assertThat(page.content().flatMap(GrantView::reference)).containsExactly("television", "tablet", "phone");

        tenure.grants()
                .end(page.content().last().id(), GrantEndReason.PERMISSION_WITHDRAWN)
                .get();
        assertThat(tenure.grants().findByUser(ada, 10).content()).hasSize(2);
    }
}
