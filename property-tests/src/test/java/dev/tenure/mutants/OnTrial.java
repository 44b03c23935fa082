package dev.tenure.mutants;

import dev.tenure.contract.Crash;
import dev.tenure.contract.CutCommit;
import dev.tenure.contract.HeldRow;
import dev.tenure.contract.Outage;
import dev.tenure.contract.StoreContract;
import dev.tenure.contract.UnreadableContract;
import dev.tenure.inmemory.InMemoryStore;
import dev.tenure.port.outbox.EventFilter;
import dev.tenure.port.outbox.EventId;
import dev.tenure.port.store.Store;
import dev.tenure.token.AggregateId;
import io.vavr.control.Option;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The contract as for any adapter, for the stores of the mutant that a {@link Trial} names. */
@ExtendWith(OnTrial.Named.class)
final class OnTrial implements StoreContract, UnreadableContract {
    private final Line line = new Line();
    private final Spoilt spoilt = new Spoilt();
    private final Mutant mutant;

    OnTrial(Mutant mutant) {
        this.mutant = mutant;
    }

    @Override
    public Store emptyStore(EventFilter written) {
        return mutant.emptyStore(written, filter -> line.to(spoilt.in(new InMemoryStore(filter))));
    }

    @Override
    public Option<Outage> outageOf(Store store) {
        return Option.of(line);
    }

    @Override
    public Option<CutCommit> cutCommitOf(Store store) {
        return Option.of(line);
    }

    @Override
    public Option<HeldRow> heldRowOf(Store store) {
        return Option.of(line);
    }

    /** A sound store loses nothing. */
    @Override
    public Option<Crash> crashOf(Store store) {
        return Option.of(store instanceof Broken broken ? broken::crashed : () -> store);
    }

    @Override
    public void spoil(Store store, EventId notice) {
        spoilt.add(notice);
    }

    @Override
    public void spoil(Store store, AggregateId aggregate) {
        spoilt.add(aggregate);
    }

    @Override
    public void restore(Store store, EventId notice) {
        spoilt.remove(notice);
    }

    /** Finds the mutant by its name. */
    static final class Named implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Mutant.class;
        }

        @Override
        public Mutant resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return Mutants.named(Option.ofOptional(context.getConfigurationParameter(Trial.MUTANT)));
        }
    }
}
