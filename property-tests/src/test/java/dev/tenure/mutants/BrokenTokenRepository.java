package dev.tenure.mutants;

import dev.tenure.port.store.Located;
import dev.tenure.port.store.TokenRepository;
import dev.tenure.port.store.Versioned;
import dev.tenure.principal.Owned;
import dev.tenure.token.AggregateId;
import dev.tenure.token.ClientId;
import dev.tenure.token.TokenHash;
import dev.tenure.token.UserId;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.function.Function;

/** The same of aggregates that are found by their tokens. */
final class BrokenTokenRepository<I extends AggregateId, S extends Owned<S>> extends BrokenExpiringRepository<I, S>
        implements TokenRepository<I, S> {
    private final TokenRepository<I, S> sound;

    BrokenTokenRepository(TokenRepository<I, S> sound, Function<S, I> name, Fault fault) {
        super(sound, name, fault);
        this.sound = sound;
    }

    @Override
    public Option<Located<S>> locate(TokenHash hash) {
        return fault().locate(sound, hash);
    }

    @Override
    public Seq<Versioned<S>> findByUser(ClientId client, UserId user) {
        return fault().ofUser(sound, client, user);
    }
}
