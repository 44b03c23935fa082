package dev.tenure.histories.connection;

import dev.tenure.histories.fixture.ModelProvider.Fate;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * A time in which a provider does not do what it should.
 *
 * @param length its length
 * @param calls the number of calls that the app makes meanwhile
 * @param fates the fates of requests to the token endpoint, again and again; it works if there are none
 * @param answers the answers of the API, again and again; it works if there are none
 */
record ProviderOutage(Duration length, int calls, List<Fate> fates, List<ApiAnswer> answers) {
    private static final int MOST_CALLS = 100;

    /** Outages of a second to two months. */
    static Arbitrary<ProviderOutage> any() {
        var lengths = Arbitraries.longs().between(1, Duration.ofDays(60).toSeconds());
        var fates = Arbitraries.of(
                Fate.ANSWERED,
                Fate.REQUEST_LOST,
                Fate.ANSWER_LOST,
                Fate.NOT_SENT,
                Fate.RATE_LIMITED,
                Fate.MISCONFIGURED,
                Fate.UPDATE_REQUIRED);
        return Combinators.combine(
                        lengths.map(Duration::ofSeconds),
                        Arbitraries.integers().between(1, MOST_CALLS),
                        fates.list().ofMaxSize(4),
                        Arbitraries.of(ApiAnswer.values()).list().ofMaxSize(4))
                .as(ProviderOutage::new);
    }

    /** Lets an app go through it. */
    void befall(KeptConnection app) {
        app.pass(length, length.dividedBy(calls), cycled(fates, Fate.ANSWERED), cycled(answers, ApiAnswer.SERVED));
    }

    private static <T> Supplier<T> cycled(List<T> all, T otherwise) {
        var next = new int[1];
        return () -> all.isEmpty() ? otherwise : all.get(next[0]++ % all.size());
    }
}
