package dev.tenure.contract;

import static dev.tenure.contract.Specimen.NOW;

import dev.tenure.link.Link;
import dev.tenure.port.outbox.ClaimedNotice;
import dev.tenure.port.outbox.Notice;
import dev.tenure.port.outbox.Outbox;
import dev.tenure.port.store.Versioned;
import io.vavr.collection.Seq;
import java.time.Duration;
import java.time.Instant;

/** Streams to claim, and claims to inspect. */
final class OutboxFixture {
    /** The end of a claim made at {@code NOW}. */
    static final Instant LAPSE = NOW.plus(Duration.ofMinutes(1));

    /** The end of a claim made at {@link #LAPSE}. */
    static final Instant LATER = LAPSE.plus(Duration.ofMinutes(1));

    private OutboxFixture() {}

    /** A Link with two events of two changes. */
    static Versioned<Link> twoNotices(StoreFixture fixture) {
        return fixture.changeLink(fixture.opened(Specimen.link()), it -> it.openSession(NOW));
    }

    /** Claims the only stream that can be claimed. */
    static ClaimedNotice claim(Outbox outbox, Instant now, Instant until) {
        return outbox.claim(now, until, 9).single();
    }

    static Seq<Object> aggregates(Seq<ClaimedNotice> claims) {
        return claims.flatMap(ClaimedNotice::notice).map(Notice::aggregate);
    }
}
