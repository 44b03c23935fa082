package dev.tenure.histories.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.connection.Connected;
import dev.tenure.connection.Connection;
import dev.tenure.connection.ConnectionRules;
import dev.tenure.connection.Unauthenticated;
import dev.tenure.contract.report.Shows;
import dev.tenure.histories.fixture.ModelProvider.Fate;
import dev.tenure.time.Cause;
import java.time.Duration;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** A provider's outage ends no connection: only a refusal of the refresh token that it holds does. */
@Shows("G1")
class OutageTest {
    private static final ConnectionRules RULES = ConnectionRules.builder().build();
    private static final Duration WINDOW = RULES.issuerWindow();

    /** The longest interval between attempts, and an hour until the app's next call. */
    private static final Duration RECOVERY = RULES.longInterval().plusHours(1);

    @Property(tries = 300)
    @Label("After an outage of any length, a connection whose grant lives works again, without its user")
    void anOutageEndsNoConnection(@ForAll("outages") ProviderOutage outage) {
        var app = new KeptConnection(RULES, WINDOW, Duration.ofSeconds(1));
        outage.befall(app);
        var isAskedFor = app.state().data().updateReason().isDefined();
        app.resume();
        app.pass(RECOVERY, Duration.ofHours(1), () -> Fate.ANSWERED, () -> ApiAnswer.SERVED);
        var lives = app.provider().endedNothing();
        if (lives) assertThat(app.works()).isTrue();
        assertThat(app.state()).matches(state -> lives ? state instanceof Connected : isRefused(state));
        count(outage, lives, isAskedFor);
    }

    private static boolean isRefused(Connection state) {
        return state instanceof Unauthenticated ended && ended.cause() == Cause.REFRESH_REFUSED;
    }

    private static void count(ProviderOutage outage, boolean lives, boolean isAskedFor) {
        Statistics.label("grant")
                .collect(lives ? "an outage survived" : "a grant that its issuer ended for reuse")
                .coverage(it -> it.check("an outage survived").count(often -> often >= 150));
        Statistics.label("user")
                .collect(isAskedFor ? "asked for, and not needed" : "not asked for")
                .coverage(it -> it.check("asked for, and not needed").count(often -> often >= 10));
        Statistics.label("endpoints")
                .collect(outage.fates().isEmpty(), outage.answers().isEmpty());
    }

    @Provide
    Arbitrary<ProviderOutage> outages() {
        return ProviderOutage.any();
    }
}
