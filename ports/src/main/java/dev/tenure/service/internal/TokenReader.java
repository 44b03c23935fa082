package dev.tenure.service.internal;

import dev.tenure.decision.Rejection;
import dev.tenure.profile.Profile;
import dev.tenure.token.Environment;
import dev.tenure.token.MintedToken;
import dev.tenure.token.ParsedToken;
import dev.tenure.token.Secret;
import dev.tenure.token.TokenFormat;
import dev.tenure.token.TokenHash;
import dev.tenure.token.TokenKind;
import io.vavr.collection.Seq;
import io.vavr.control.Either;

/** Reads the texts that callers present, and refuses those that need no look-up to be refused. */
public final class TokenReader {
    private final Environment environment;
    private final Seq<TokenFormat> formats;

    /** Reads tokens of an environment in the formats of these profiles. */
    public TokenReader(Environment environment, Seq<Profile> profiles) {
        this.environment = environment;
        this.formats = profiles.map(Profile::format).distinct();
    }

    /** Reads a text as a token of one of these kinds, in this environment. */
    public Either<Rejection, ReadToken> read(Secret text, TokenKind... kinds) {
        for (var format : formats)
            for (var token : format.parse(text.reveal())) return admit(new ReadToken(text, token, format), kinds);
        return Either.left(new Rejection.Malformed());
    }

    private Either<Rejection, ReadToken> admit(ReadToken read, TokenKind... kinds) {
        var token = read.token();
        if (token.environment() != environment)
            return Either.left(new Rejection.WrongEnvironment(token.environment(), environment));
        for (var kind : kinds) if (kind == token.kind()) return Either.right(read);
        return Either.left(new Rejection.WrongKind(token.kind()));
    }

    /**
     * A presented text with the token that it states.
     *
     * @param format the format of the text and of the token's successors
     */
    public record ReadToken(Secret text, ParsedToken token, TokenFormat format) {
        /** The hash by which its aggregate is found. */
        public TokenHash hash() {
            return token.hash();
        }

        /** Returns the same as a token with its text. */
        public MintedToken minted() {
            return new MintedToken(text, token);
        }
    }
}
