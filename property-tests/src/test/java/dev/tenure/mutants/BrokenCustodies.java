package dev.tenure.mutants;

import dev.tenure.custody.Counterpart;
import dev.tenure.custody.Custody;
import dev.tenure.custody.CustodyId;
import dev.tenure.port.CustodyOwners;
import dev.tenure.port.Versioned;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** The same of custodies. */
final class BrokenCustodies extends BrokenTimedOwners<CustodyId, Custody> implements CustodyOwners {
    private final CustodyOwners sound;

    BrokenCustodies(CustodyOwners sound, Fault fault) {
        super(sound, Custody::id, fault);
        this.sound = sound;
    }

    @Override
    public Seq<Versioned<Custody>> called(String profile, Counterpart counterpart) {
        return sound.called(profile, counterpart);
    }

    @Override
    public Seq<CustodyId> notUnder(String key, Option<CustodyId> after, int limit) {
        return sound.notUnder(key, after, limit);
    }
}
