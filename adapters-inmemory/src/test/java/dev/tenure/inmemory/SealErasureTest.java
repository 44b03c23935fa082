package dev.tenure.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.profile.OAuth;
import dev.tenure.service.IssuedTokens;
import dev.tenure.service.NewGrant;
import dev.tenure.service.Tenure;
import dev.tenure.token.ClientId;
import dev.tenure.token.Environment;
import dev.tenure.token.Scope;
import dev.tenure.token.UserId;
import io.vavr.collection.List;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Sealed pairs whose window is over are erased, and no others, while grants are being refreshed (G6). */
class SealErasureTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant LATER = START.plus(Duration.ofSeconds(30));
    private static final int GRANTS = 3_000;
    private static final ClientId CLIENT = new ClientId("client");
    private static final Scope SCOPE = Scope.parse("read offline_access").get();

    private final InMemoryStore store = new InMemoryStore(event -> false);
    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final Tenure tenure = Tenure.over(store, Environment.SANDBOX)
            .profiles(OAuth.OAUTH)
            .clock(now::get)
            .build();

    @Test
    void anErasureTakesNoPairWhoseWindowIsOpen() throws Exception {
        var past = Vector.fill(GRANTS, () -> refreshed(issued()));
        now.set(LATER);
        together(() -> store.grants().eraseSeals(LATER, GRANTS), () -> past.map(this::refreshed)
                .size());
        assertThat(past.map(this::refreshed)).allMatch(IssuedTokens::repeated);
    }

    private IssuedTokens issued() {
        return tenure.grants()
                .issue(NewGrant.of(OAuth.OAUTH, CLIENT, new UserId("user"), SCOPE))
                .get();
    }

    private IssuedTokens refreshed(IssuedTokens tokens) {
        return tenure.grants().refresh(CLIENT, tokens.refresh().get()).get();
    }

    private static void together(Callable<Integer> one, Callable<Integer> other) throws Exception {
        var begin = new CyclicBarrier(2);
        var threads = Executors.newFixedThreadPool(2);
        try {
            var calls = List.of(one, other).<Callable<Integer>>map(call -> () -> {
                begin.await();
                return call.call();
            });
            for (var running : threads.invokeAll(calls.asJava())) running.get();
        } finally {
            threads.shutdown();
        }
    }
}
