package dev.tenure.link;

import static dev.tenure.decision.Decision.unchanged;

import dev.tenure.decision.Decision;
import dev.tenure.decision.DecisionContext;
import dev.tenure.decision.EventType;
import dev.tenure.principal.Owned;
import dev.tenure.principal.Ownership;
import dev.tenure.token.Token;
import dev.tenure.token.TokenHash;
import dev.tenure.token.TokenStatus;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.Function;

/**
 * A user's way to a new Item: opened with its link token as often as it takes, until the first success, its deadline,
 * or too many bad logins. Immutable; a command answers with the next state, and is called through {@link #decide}.
 */
public sealed interface Link extends Owned<Link> permits Open, Closed {
    /** What it knows whatever its state. */
    LinkData data();

    /** Its state as it stands. */
    default LinkState state() {
        return match(open -> LinkState.OPEN, succeeded -> LinkState.SUCCEEDED, ended -> LinkState.ENDED);
    }

    /** A new Link with its token. */
    static Decision<Link, Token> open(LinkData data, TokenHash hash, Instant now) {
        return Decision.issuing(
                Token.link(hash, now, data.deadline()), new Open(data), EventType.LINK_TOKEN_ISSUED.at(now));
    }

    /** What its token is at this instant. Reads never write. */
    default TokenStatus statusAt(DecisionContext context) {
        return settle(context).next().status();
    }

    /** The user opens Link. */
    Decision<Link, Link> openSession(Instant now);

    /** The user logged in and shares accounts: an Item is founded, once. */
    Decision<Link, Link> succeed(Success success, Instant now);

    /** The user failed to log in. */
    default Decision<Link, Link> reportBadLogin(LinkRules rules, Instant now) {
        return unchanged(this);
    }

    /** What its token is in this state as it stands. */
    TokenStatus status();

    /** Nothing, unless it waits for its user. */
    @Override
    default Decision<Link, Link> applyDeadlines(Instant now) {
        return unchanged(this);
    }

    @Override
    default Link self() {
        return this;
    }

    @Override
    default LinkId id() {
        return data().id();
    }

    @Override
    default Ownership ownership() {
        return data().ownership();
    }

    /** Never: that a Link went by is true without being recorded. */
    @Override
    default Option<Instant> due() {
        return Option.none();
    }

    /** A Link's deadline does not move, and is not recorded: so it counts, however the Link went. */
    @Override
    default Option<Instant> endedSince() {
        return Option.of(data().deadline().at());
    }

    /** One answer for each state: a new state does not compile until everybody has one for it. */
    <T> T match(Function<Open, T> open, Function<Succeeded, T> succeeded, Function<Ended, T> ended);
}
