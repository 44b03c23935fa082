package dev.tenure.mutants;

import dev.tenure.port.Located;
import dev.tenure.port.TokenOwners;
import dev.tenure.port.Versioned;
import dev.tenure.principal.Allied;
import dev.tenure.token.ClientId;
import dev.tenure.token.OwnerId;
import dev.tenure.token.TokenHash;
import dev.tenure.token.UserId;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.function.Function;

/** The same of owners that are found by their tokens. */
final class BrokenTokenOwners<I extends OwnerId, S extends Allied<S>> extends BrokenTimedOwners<I, S>
        implements TokenOwners<I, S> {
    private final TokenOwners<I, S> sound;

    BrokenTokenOwners(TokenOwners<I, S> sound, Function<S, I> name, Fault fault) {
        super(sound, name, fault);
        this.sound = sound;
    }

    @Override
    public Option<Located<S>> locate(TokenHash hash) {
        return fault().locate(sound, hash);
    }

    @Override
    public Seq<Versioned<S>> ofUser(ClientId client, UserId user) {
        return fault().ofUser(sound, client, user);
    }
}
