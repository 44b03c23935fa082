package dev.tenure.host.page;

import dev.tenure.link.Link;
import dev.tenure.link.LinkData;
import java.time.Instant;

/** A Link as the page shows it. */
final class LinkView {
    private LinkView() {}

    static AggregateView of(Link link, Instant now) {
        return AggregateView.of(
                AggregateKind.LINK,
                link.id().text(),
                link.ownership(),
                useOf(link.data()),
                link.match(
                        open -> StateView.of(
                                "Open",
                                DeadlineView.of("end of its token", open.data().deadline())),
                        succeeded -> StateView.of("Succeeded"),
                        ended -> StateView.of("Ended", DeadlineView.ended(ended.end()))),
                now);
    }

    private static String useOf(LinkData data) {
        return "sessions: " + data.sessions() + ", bad logins: " + data.badLogins();
    }
}
