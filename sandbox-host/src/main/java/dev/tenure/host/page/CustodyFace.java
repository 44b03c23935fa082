package dev.tenure.host.page;

import dev.tenure.custody.Configuration;
import dev.tenure.custody.Custody;
import dev.tenure.custody.InDoubt;
import dev.tenure.custody.Keeping;
import dev.tenure.custody.Refreshing;
import dev.tenure.custody.Resting;
import dev.tenure.custody.Trouble;
import dev.tenure.time.Cause;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;

/** A custody as the page shows it: nothing of its credential but when it is renewed. */
final class CustodyFace {
    private CustodyFace() {}

    static Shown of(Custody custody, Instant now) {
        return new Shown(
                Kind.CUSTODY,
                custody.id().text(),
                "",
                "",
                purposeOf(custody.keeping().configuration()),
                stanceOf(custody),
                now);
    }

    private static String purposeOf(Configuration configuration) {
        return configuration.profile() + ": " + configuration.reference();
    }

    private static Stance stanceOf(Custody custody) {
        return custody.match(new Custody.Cases<>(
                linking -> Stance.of("Linking"),
                connected -> new Stance("Connected", troubleOf(connected), resting(connected)),
                needsUpdate -> new Stance("NeedsUpdate", troubleOf(needsUpdate), resting(needsUpdate)),
                refreshing -> new Stance("Refreshing", troubleOf(refreshing), List.of(lapseOf(refreshing))),
                inDoubt -> new Stance("InDoubt", troubleOf(inDoubt), List.of(retryOf(inDoubt))),
                unauthenticated -> new Stance("Unauthenticated", Option.of(unauthenticated.cause()), List.<Due>empty()),
                closed -> Stance.of("Closed", Due.ended(closed.end()))));
    }

    private static Option<Cause> troubleOf(Custody custody) {
        return custody.keeping().trouble().map(Trouble::cause);
    }

    private static Seq<Due> resting(Resting custody) {
        Keeping keeping = custody.keeping();
        return List.of(
                        custody.credential().safeUntil().map(at -> Due.of("renewal of its credential", at)),
                        custody.credential().expiresAt().map(at -> Due.of("end of its credential", at)),
                        keeping.advised().map(at -> Due.of("need of its user", at)),
                        keeping.pausedUntil().map(at -> Due.of("next attempt to refresh", at)))
                .flatMap(due -> due);
    }

    private static Due lapseOf(Refreshing custody) {
        return new Due(
                "end of its lease",
                Option.of(Cause.LEASE_LAPSED),
                custody.lease().lapsesAt());
    }

    private static Due retryOf(InDoubt custody) {
        return Due.of("next attempt to refresh", custody.retryAt());
    }
}
