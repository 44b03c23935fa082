package dev.tenure.grant;

import dev.tenure.token.ParsedToken;
import dev.tenure.token.SealedSecret;
import dev.tenure.token.TokenHash;
import dev.tenure.token.TokenKind;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * The pair minted for a grant to continue with, each of the generation after its last. A token that the grant cannot
 * use (a refresh token where there is none, or where it stays) is never issued.
 *
 * @param pair both tokens, sealed under the presented refresh token; only where the rules allow a retry
 */
public record Successor(ParsedToken refresh, ParsedToken access, Option<SealedSecret> pair) {
    /** Refuses tokens of other kinds ({@link IllegalArgumentException}). */
    public Successor {
        if (refresh.kind() != TokenKind.REFRESH || access.kind() != TokenKind.ACCESS)
            throw new IllegalArgumentException(
                    "a " + refresh.kind() + " and an " + access.kind() + " token are no pair");
    }

    /** A pair that cannot be repeated. */
    public static Successor of(ParsedToken refresh, ParsedToken access) {
        return new Successor(refresh, access, Option.none());
    }

    /** The permission to repeat it with this predecessor, if it is sealed and the rules give a window. */
    Option<Retry> retry(TokenHash predecessor, Option<Instant> until) {
        return until.flatMap(end -> pair.map(seal -> new Retry(predecessor, seal, end)));
    }

    /** Refuses a pair minted for another generation, which would be invalid from the start. */
    void mustFit(GrantData data) {
        if (refresh.generation() != data.refreshGeneration() + 1 || access.generation() != data.accessGeneration() + 1)
            throw new IllegalArgumentException("the pair was minted for another generation of the grant");
    }
}
