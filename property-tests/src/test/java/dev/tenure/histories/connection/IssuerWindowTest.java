package dev.tenure.histories.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.connection.Connected;
import dev.tenure.connection.ConnectionRules;
import dev.tenure.connection.Unauthenticated;
import dev.tenure.contract.report.Shows;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** A pair whose answer was lost is asked for again while its issuer brings the same pair (RFC 9700 section 4.14). */
@Shows("G1")
class IssuerWindowTest {
    @Property(tries = 500)
    @Label("Any losses of requests, answers and processes end with the pair, as long as the issuer's window is open")
    void whatIsLostIsRecoveredInsideTheWindow(
            @ForAll("windows") Duration window, @ForAll("losses") List<Loss> losses, @ForAll("delays") Duration delay) {
        var app = new KeptConnection(rules(window), window, delay);
        app.expire();
        losses.forEach(app::lose);
        app.succeed();
        var isInside = app.provider().endedNothing();
        count(losses, isInside);
        assertThat(app.works()).isEqualTo(isInside);
        assertThat(app.state()).isInstanceOf(isInside ? Connected.class : Unauthenticated.class);
        if (spent(losses, delay).compareTo(window) < 0) assertThat(isInside).isTrue();
    }

    private static void count(List<Loss> losses, boolean isInside) {
        var what = losses.isEmpty() ? "nothing lost" : isInside ? "a loss recovered" : "a loss after the window";
        Statistics.label("outcome").collect(what).coverage(it -> {
            it.check("a loss recovered").count(often -> often >= 150);
            it.check("a loss after the window").count(often -> often >= 20);
        });
        losses.forEach(loss -> Statistics.label("losses").collect(loss));
        Statistics.label("losses").coverage(it -> List.of(Loss.values())
                .forEach(loss -> it.check(loss).count(often -> often >= 100)));
    }

    @Property(tries = 200)
    @Label("A window of 30 seconds is enough for any one loss, by the default rules")
    void oneLossIsAlwaysRecovered(@ForAll Loss loss, @ForAll("delays") Duration delay) {
        var window = Duration.ofSeconds(30);
        var app = new KeptConnection(ConnectionRules.builder().build(), window, delay);
        app.expire();
        app.lose(loss);
        app.succeed();
        assertThat(app.works()).isTrue();
        assertThat(app.state().data().credentialVersion()).isEqualTo(2);
    }

    private static ConnectionRules rules(Duration window) {
        return ConnectionRules.builder().issuerWindow(window).build();
    }

    /** The time from the first of these losses to the attempt after the last, by the app's clock. */
    private static Duration spent(Seq<Loss> losses, Duration delay) {
        return losses.map(loss -> loss.costs().plus(delay)).fold(Duration.ZERO, Duration::plus);
    }

    @Provide
    Arbitrary<Duration> windows() {
        return Arbitraries.of(21, 30, 60, 120, 600).map(Duration::ofSeconds);
    }

    @Provide
    Arbitrary<List<Loss>> losses() {
        return Arbitraries.of(Loss.values()).list().ofMaxSize(6).map(List::ofAll);
    }

    @Provide
    Arbitrary<Duration> delays() {
        return Arbitraries.longs().between(0, 5_000).map(Duration::ofMillis);
    }
}
