package dev.tenure.token;

import dev.tenure.time.Deadline;
import dev.tenure.time.Lifetime;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * An issued token: a fact that nothing updates. Its status follows from it, its aggregate and the instant. The
 * generation counts, from 1, the tokens of its kind that replaced one another; a token that is not rotated has 1.
 */
public record Token(
        TokenHash hash,
        TokenKind kind,
        int generation,
        Instant issuedAt,
        Option<Deadline> deadline,
        Option<Delegation> delegation) {

    /** A token that opens Link until a deadline. */
    public static Token link(TokenHash hash, Instant issuedAt, Deadline deadline) {
        return new Token(hash, TokenKind.LINK, 1, issuedAt, Option.of(deadline), Option.none());
    }

    /** A token to be exchanged within its lifetime. */
    public static Token publicToken(TokenHash hash, Instant issuedAt, Lifetime lifetime) {
        return new Token(hash, TokenKind.PUBLIC, 1, issuedAt, lifetime.deadline(issuedAt, issuedAt), Option.none());
    }

    /** The access token of this generation; it never has a deadline. */
    public static Token access(TokenHash hash, int generation, Instant issuedAt) {
        return new Token(hash, TokenKind.ACCESS, generation, issuedAt, Option.none(), Option.none());
    }

    /** A partner's token for one account; it has no deadline. */
    public static Token processor(TokenHash hash, Delegation delegation, Instant issuedAt) {
        return new Token(hash, TokenKind.PROCESSOR, 1, issuedAt, Option.none(), Option.of(delegation));
    }

    /** The deadline, once it has passed. */
    public Option<Deadline> expiry(Instant now) {
        return deadline.filter(end -> end.passedBy(now));
    }
}
