package dev.tenure.mutants;

import dev.tenure.port.outbox.ClaimedNotice;
import dev.tenure.port.outbox.Outbox;
import dev.tenure.port.outbox.Parked;
import dev.tenure.token.AggregateId;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;

/** The same of an outbox. */
record BrokenOutbox(Outbox sound, Fault fault) implements Outbox {
    @Override
    public Seq<ClaimedNotice> claim(Instant now, Instant until, int limit) {
        return fault.claim(sound, now, until, limit);
    }

    @Override
    public void begin(ClaimedNotice begun, Instant until) {
        sound.begin(begun, until);
    }

    @Override
    public void acknowledge(ClaimedNotice delivered) {
        fault.acknowledge(sound, delivered);
    }

    @Override
    public void fail(ClaimedNotice failed, Instant retryAt) {
        fault.fail(sound, failed, retryAt);
    }

    @Override
    public void park(ClaimedNotice failed, Instant now) {
        sound.park(failed, now);
    }

    @Override
    public Seq<Parked> parked(Option<Parked> after, int limit) {
        return sound.parked(after, limit);
    }

    @Override
    public boolean replay(AggregateId aggregate) {
        return sound.replay(aggregate);
    }
}
