package dev.tenure.link;

import static dev.tenure.decision.Decision.creating;
import static dev.tenure.decision.Decision.refused;
import static dev.tenure.decision.Decision.to;
import static dev.tenure.decision.Decision.unchanged;
import static dev.tenure.decision.EventType.LINK_ENDED;
import static dev.tenure.decision.EventType.LINK_LOGIN_FAILED;
import static dev.tenure.decision.EventType.LINK_SESSION_OPENED;
import static dev.tenure.decision.EventType.LINK_SUCCEEDED;

import dev.tenure.decision.Decision;
import dev.tenure.decision.Detail;
import dev.tenure.item.ItemData;
import dev.tenure.item.Pending;
import dev.tenure.time.Cause;
import dev.tenure.time.Deadline;
import dev.tenure.time.End;
import dev.tenure.token.TokenStatus;
import io.vavr.collection.List;
import java.time.Instant;
import java.util.function.Function;

/** A Link that waits for its user. */
public record Open(LinkData data) implements Link {
    @Override
    public Decision<Link, Link> openSession(Instant now) {
        return to(new Open(data.withSessions(data.sessions() + 1)), LINK_SESSION_OPENED.at(now));
    }

    @Override
    public Decision<Link, Link> succeed(Success success, Instant now) {
        var violation = success.consent().violation(success.rules(), now);
        if (violation.isDefined()) return refused(this, violation.get());
        return creating(
                Pending.create(
                        login(success, now),
                        success.consent(),
                        success.accountIds(),
                        success.publicToken(),
                        success.rules(),
                        now),
                new Succeeded(data, success.item(), success.sealed()),
                LINK_SUCCEEDED.at(now).with(Detail.ITEM, success.item().text()));
    }

    private ItemData login(Success success, Instant now) {
        return ItemData.builder()
                .id(success.item())
                .profile(data.profile())
                .ownership(data.ownership())
                .environment(data.environment())
                .linkedAt(now)
                .institution(success.institution())
                .webhook(data.webhook())
                .build();
    }

    @Override
    public Decision<Link, Link> reportBadLogin(LinkRules rules, Instant now) {
        var failed = data.withBadLogins(data.badLogins() + 1);
        var counted = to((Link) new Open(failed), LINK_LOGIN_FAILED.at(now));
        return failed.badLogins() < rules.maxBadLogins()
                ? counted
                : counted.followedBy(link -> link.end(new End(Cause.TOO_MANY_BAD_LOGINS, now)));
    }

    @Override
    public Decision<Link, Link> applyDeadlines(Instant now) {
        return Deadline.earliest(
                        List.of(data.deadline()).appendAll(data.environment().retirement()))
                .filter(deadline -> deadline.passedBy(now))
                .fold(() -> unchanged(this), deadline -> end(deadline.end()).recordedAt(now));
    }

    @Override
    public Decision<Link, Link> end(End by) {
        return to(new Ended(data, by), LINK_ENDED.because(by.cause(), by.at()));
    }

    @Override
    public TokenStatus status() {
        return TokenStatus.ISSUED;
    }

    @Override
    public <T> T match(Function<Open, T> open, Function<Succeeded, T> succeeded, Function<Ended, T> ended) {
        return open.apply(this);
    }
}
