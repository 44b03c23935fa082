package dev.tenure.host.page;

import dev.tenure.link.Link;
import dev.tenure.link.LinkData;
import java.time.Instant;

/** A Link as the page shows it. */
final class LinkFace {
    private LinkFace() {}

    static Shown of(Link link, Instant now) {
        return Shown.of(
                Kind.LINK,
                link.id().text(),
                link.allegiance(),
                useOf(link.data()),
                link.match(
                        open -> Stance.of(
                                "Open", Due.of("end of its token", open.data().deadline())),
                        succeeded -> Stance.of("Succeeded"),
                        ended -> Stance.of("Ended", Due.ended(ended.end()))),
                now);
    }

    private static String useOf(LinkData data) {
        return "sessions: " + data.sessions() + ", bad logins: " + data.badLogins();
    }
}
