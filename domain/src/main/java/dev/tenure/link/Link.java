package dev.tenure.link;

import static dev.tenure.decision.Decision.unchanged;

import dev.tenure.decision.Decision;
import dev.tenure.decision.DecisionContext;
import dev.tenure.decision.EventType;
import dev.tenure.principal.Owned;
import dev.tenure.principal.Ownership;
import dev.tenure.token.Environment;
import dev.tenure.token.Token;
import dev.tenure.token.TokenHash;
import dev.tenure.token.TokenStatus;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.Function;

/**
 * A user's session for a new Item: its link token opens it any number of times until the first success, its deadline,
 * or too many bad logins. Immutable; a command returns the next state. Call commands through {@link #decide}.
 */
public sealed interface Link extends Owned<Link> permits Open, Closed {
    /** The data that every state has. */
    LinkData data();

    @Override
    default Environment environment() {
        return data().environment();
    }

    /** The state as it stands, whatever time has done since. */
    default LinkState state() {
        return match(open -> LinkState.OPEN, succeeded -> LinkState.SUCCEEDED, ended -> LinkState.ENDED);
    }

    /** Opens a Link, and issues its token. */
    static Decision<Link, Token> open(LinkData data, TokenHash hash, Instant now) {
        return Decision.issuing(
                Token.link(hash, now, data.deadline()), new Open(data), EventType.LINK_TOKEN_ISSUED.at(now));
    }

    /** The status of its token at this instant. Reads never write. */
    default TokenStatus statusAt(DecisionContext context) {
        return settle(context).next().status();
    }

    /** Records that the user opens Link. */
    Decision<Link, Link> openSession(Instant now);

    /** Records that the user logged in and shares accounts: this creates an Item, once. */
    Decision<Link, Link> succeed(Success success, Instant now);

    /** Records that the user failed to log in. */
    default Decision<Link, Link> reportBadLogin(LinkRules rules, Instant now) {
        return unchanged(this);
    }

    /** The status of its token in this state as it stands. */
    TokenStatus status();

    /** Changes nothing, except in a Link that waits for its user. */
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

    /** None: a Link's end is true without a record. */
    @Override
    default Option<Instant> due() {
        return Option.none();
    }

    /** The deadline, which does not move and is not recorded: it counts for every outcome of the Link. */
    @Override
    default Option<Instant> endedSince() {
        return Option.of(data().deadline().at());
    }

    /** Maps each state: a new state does not compile until every caller handles it. */
    <T> T match(Function<Open, T> open, Function<Succeeded, T> succeeded, Function<Ended, T> ended);
}
