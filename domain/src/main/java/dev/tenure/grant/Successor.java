package dev.tenure.grant;

import dev.tenure.token.ParsedToken;
import dev.tenure.token.SealedSecret;
import dev.tenure.token.TokenHash;
import dev.tenure.token.TokenKind;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * The pair that was minted for a grant to go on with, each of the generation after its last. What the grant has no use
 * for (a refresh token where there is none, or where it stays) is never issued.
 *
 * @param pair both, sealed under the refresh token that is handed in; only where the rules let it be retried
 */
public record Successor(ParsedToken refresh, ParsedToken access, Option<SealedSecret> pair) {
    /** Refuses tokens of other kinds ({@link IllegalArgumentException}). */
    public Successor {
        if (refresh.kind() != TokenKind.REFRESH || access.kind() != TokenKind.ACCESS)
            throw new IllegalArgumentException(
                    "a " + refresh.kind() + " and an " + access.kind() + " token are no pair");
    }

    /** A pair that nobody can ask for again. */
    public static Successor of(ParsedToken refresh, ParsedToken access) {
        return new Successor(refresh, access, Option.none());
    }

    /** That it may be asked for again with this predecessor, if it is sealed and the rules give a time for it. */
    Option<Retry> retry(TokenHash predecessor, Option<Instant> until) {
        return until.flatMap(end -> pair.map(seal -> new Retry(predecessor, seal, end)));
    }

    /** Refuses to be what follows, if it was minted for another generation: it would be dead at its birth. */
    void mustFit(GrantData data) {
        if (refresh.generation() != data.refreshGeneration() + 1 || access.generation() != data.accessGeneration() + 1)
            throw new IllegalArgumentException("the pair was minted for another generation of the grant");
    }
}
