package dev.tenure.histories.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.connection.Connected;
import dev.tenure.connection.ConnectionRules;
import dev.tenure.contract.report.Shows;
import dev.tenure.histories.fixture.ModelProvider.Fate;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

/** A refresh token that nobody uses ends: the scheduler uses it in time. */
@Shows("G1")
class KeepAliveTest {
    private static final ConnectionRules RULES = ConnectionRules.builder().build();

    @Property(tries = 300)
    @Label("A connection that nobody asks for outlives any number of its refresh tokens")
    void aQuietConnectionIsKeptAlive(
            @ForAll("lifetimes") Duration lifetime, @ForAll @IntRange(min = 1, max = 5) int lifetimes) {
        var app = new KeptConnection(RULES, RULES.issuerWindow(), Option.of(lifetime), Duration.ofSeconds(1));
        var quiet = lifetime.multipliedBy(lifetimes);
        app.pass(quiet, quiet.plusSeconds(1), () -> Fate.ANSWERED, () -> ApiAnswer.SERVED);
        var renewals = app.provider().sent().size();
        assertThat(renewals).isGreaterThanOrEqualTo(lifetimes);
        assertThat(app.works()).isTrue();
        Statistics.label("keep-alives in time").collect(lifetimes).coverage(it -> List.range(1, 6)
                .forEach(times -> it.check(times).count(often -> often >= 20)));
    }

    @Property(tries = 300)
    @Label("A token endpoint that fails for a quarter of a refresh token's lifetime costs no quiet connection")
    void anOutageBeforeTheEndCostsNothing(@ForAll("lifetimes") Duration lifetime, @ForAll("failures") Fate failure) {
        var app = new KeptConnection(RULES, RULES.issuerWindow(), Option.of(lifetime), Duration.ofSeconds(1));
        var quiet = Duration.ofDays(365);
        app.pass(lifetime, quiet, () -> Fate.ANSWERED, () -> ApiAnswer.SERVED);
        app.pass(lifetime.dividedBy(4), quiet, () -> failure, () -> ApiAnswer.SERVED);
        app.pass(lifetime, quiet, () -> Fate.ANSWERED, () -> ApiAnswer.SERVED);
        assertThat(app.works()).isTrue();
        assertThat(app.state()).isInstanceOf(Connected.class);
    }

    /** From a day, as for some sandboxes, to the hundred days of QuickBooks. */
    @Provide
    Arbitrary<Duration> lifetimes() {
        return Arbitraries.longs().between(24, 24 * 100).map(Duration::ofHours);
    }

    @Provide
    Arbitrary<Fate> failures() {
        return Arbitraries.of(Fate.REQUEST_LOST, Fate.NOT_SENT, Fate.RATE_LIMITED);
    }
}
