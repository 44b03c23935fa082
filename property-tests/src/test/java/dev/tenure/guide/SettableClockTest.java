package dev.tenure.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.decision.RejectionCode;
import dev.tenure.inmemory.InMemoryStore;
import dev.tenure.inmemory.SeededSecrets;
import dev.tenure.profile.Plaid;
import dev.tenure.service.NewLink;
import dev.tenure.service.Tenure;
import dev.tenure.token.ClientId;
import dev.tenure.token.Environment;
import dev.tenure.token.UserId;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SettableClockTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T12:00:00Z"));
    private final Tenure tenure = Tenure.over(new InMemoryStore(), Environment.SANDBOX)
            .clock(now::get)
            .secrets(new SeededSecrets(42)) // the same tokens in each run
            .build();

    @Test
    void aLinkTokenIsDeadAtItsDeadline() {
        var link = tenure.links()
                .open(NewLink.of(Plaid.PLAID, new ClientId("my-app"), new UserId("ada")))
                .get();
        now.set(link.expiresAt().minusMillis(1));
        assertThat(tenure.links().openSession(link.linkToken()).isRight()).isTrue();

        now.set(link.expiresAt());
        assertThat(tenure.links().openSession(link.linkToken()).getLeft().code())
                .isEqualTo(RejectionCode.EXPIRED);
    }
}
