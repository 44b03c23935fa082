package dev.tenure.interleavings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.custody.Configuration;
import dev.tenure.custody.CustodyId;
import dev.tenure.port.Store;
import dev.tenure.token.Scope;
import io.vavr.collection.Seq;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;

/** One custody whose credential is due: clients that want it, close it, or sweep when the lease on it has run out. */
final class CustodyPlay extends Play {
    /** Longer than a lease with the tolerated skew, and shorter than the first pause after an answer that is missing. */
    private static final Duration PAST_THE_LEASE = Duration.ofSeconds(65);

    /** Nobody is busy any more, and what was renewed is still good. */
    private static final Duration PAST_ANY_PAUSE = Duration.ofMinutes(5);

    private final Provider provider;
    private final CustodyId custody;
    private boolean isClosed;

    CustodyPlay(String commands, UnaryOperator<Store> kept) {
        this(commands, new Provider(), kept);
    }

    private CustodyPlay(String commands, Provider provider, UnaryOperator<Store> kept) {
        super(commands, provider, kept);
        this.provider = provider;
        var configuration = new Configuration("stitch", Scope.parse("read").get(), "ledger 42");
        this.custody = tenure().custodies().open(configuration).get();
        tenure().custodies().connected(custody, provider.authorised(now())).get();
        advance(Provider.LIFETIME);
    }

    @Override
    Callable<String> client(String command) {
        var custodies = tenure().custodies();
        return switch (command) {
            case "lend" -> () -> told(custodies.credentialFor(custody));
            case "close" -> () -> closed(told(custodies.close(custody)));
            case "late sweep" ->
                () -> {
                    passTheLease();
                    return tenure().sweeper().sweep(9).fold(jump -> "jumped", swept -> "swept " + swept.done());
                };
            case "late lend" ->
                () -> {
                    passTheLease();
                    return told(custodies.credentialFor(custody));
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
        var last = tenure().custodies().credentialFor(custody);
        if (isClosed) assertThat(last.isLeft()).isTrue();
        else assertThat(provider.takes(last.get().access())).isTrue();
        assertToldOf(custody, store().custodies().find(custody).get().version());
    }
}
