package dev.tenure.interleavings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.connection.ConnectionId;
import dev.tenure.port.store.Store;
import dev.tenure.profile.Stitch;
import dev.tenure.service.NewConnection;
import dev.tenure.token.Scope;
import io.vavr.collection.Seq;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;

/** One connection whose credential is due, and clients that ask for it, close it, or sweep after its lease. */
final class ConnectionPlay extends Play {
    /** Longer than a lease with the tolerated skew, and shorter than the first pause after a missing answer. */
    private static final Duration PAST_THE_LEASE = Duration.ofSeconds(18);

    /** No caller is busy any more, and the new credential is still good. */
    private static final Duration PAST_ANY_PAUSE = Duration.ofMinutes(5);

    private final Provider provider;
    private final ConnectionId connection;
    private boolean isClosed;

    ConnectionPlay(String commands, UnaryOperator<Store> kept) {
        this(commands, new Provider(), kept);
    }

    private ConnectionPlay(String commands, Provider provider, UnaryOperator<Store> kept) {
        super(commands, provider, kept);
        this.provider = provider;
        var request = new NewConnection(Stitch.STITCH, Scope.parse("read").get(), "ledger 42");
        this.connection = tenure().connections().open(request).get();
        tenure().connections()
                .completeAuthorization(connection, provider.authorized(now()))
                .get();
        advance(Provider.LIFETIME);
    }

    @Override
    Callable<String> client(String command) {
        var connections = tenure().connections();
        return switch (command) {
            case "acquire" -> () -> told(connections.credentialFor(connection));
            case "close" -> () -> closed(told(connections.close(connection)));
            case "late sweep" ->
                () -> {
                    passTheLease();
                    return tenure().sweeper().sweep(9).fold(jump -> "jumped", swept -> "swept " + swept.done());
                };
            case "late acquire" ->
                () -> {
                    passTheLease();
                    return told(connections.credentialFor(connection));
                };
            default -> throw new IllegalArgumentException(command);
        };
    }

    private void passTheLease() {
        Turns.before("clock");
        advance(PAST_THE_LEASE);
    }

    private String closed(String told) {
        isClosed = true;
        return told;
    }

    @Override
    void check(Seq<String> told) {
        assertThat(provider.sent()).as("refresh tokens that were sent").doesNotHaveDuplicates();
        advance(PAST_ANY_PAUSE);
        var last = tenure().connections().credentialFor(connection);
        if (isClosed) assertThat(last.isLeft()).isTrue();
        else assertThat(provider.takes(last.get().access())).isTrue();
        assertToldOf(connection, store().connections().find(connection).get().version());
    }
}
