package dev.tenure.mutants;

import dev.tenure.port.Claim;
import dev.tenure.port.Outbox;
import dev.tenure.port.Parked;
import dev.tenure.token.OwnerId;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;

/** The same of an outbox. */
record BrokenOutbox(Outbox sound, Fault fault) implements Outbox {
    @Override
    public Seq<Claim> claim(Instant now, Instant until, int limit) {
        return fault.claim(sound, now, until, limit);
    }

    @Override
    public void begin(Claim begun, Instant until) {
        sound.begin(begun, until);
    }

    @Override
    public void acknowledge(Claim delivered) {
        fault.acknowledge(sound, delivered);
    }

    @Override
    public void fail(Claim failed, Instant retryAt) {
        fault.fail(sound, failed, retryAt);
    }

    @Override
    public void park(Claim failed, Instant now) {
        sound.park(failed, now);
    }

    @Override
    public Seq<Parked> parked(Option<Parked> after, int limit) {
        return sound.parked(after, limit);
    }

    @Override
    public boolean replay(OwnerId owner) {
        return sound.replay(owner);
    }
}
