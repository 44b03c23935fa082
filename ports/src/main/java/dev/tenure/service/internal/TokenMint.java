package dev.tenure.service.internal;

import dev.tenure.grant.Successor;
import dev.tenure.port.secret.SecretSource;
import dev.tenure.token.Environment;
import dev.tenure.token.MintedToken;
import dev.tenure.token.RandomUuid;
import dev.tenure.token.SealedSecret;
import dev.tenure.token.Secret;
import dev.tenure.token.TokenFormat;
import dev.tenure.token.TokenKind;
import io.vavr.control.Option;
import java.util.UUID;

/** Makes new secrets and names. The domain never sees the secrets, it gets their hashes. */
public final class TokenMint {
    private final SecretSource random;
    private final Environment environment;

    /** Mints in this environment. */
    public TokenMint(SecretSource random, Environment environment) {
        this.random = random;
        this.environment = environment;
    }

    /** A new token, written in this form. */
    public MintedToken token(TokenFormat format, TokenKind kind) {
        return format.mint(kind, environment, random.bytes(format.entropy()));
    }

    /** The first pair of a new grant. */
    public Pair pair(TokenFormat format) {
        var refresh = token(format, TokenKind.REFRESH);
        return new Pair(refresh, beside(format, refresh, TokenKind.ACCESS, 1));
    }

    /** The pair that a grant goes on with, beside a code or a refresh token of it. */
    public Pair pairBeside(TokenFormat format, MintedToken kin, int refreshGeneration, int accessGeneration) {
        return new Pair(
                beside(format, kin, TokenKind.REFRESH, refreshGeneration),
                beside(format, kin, TokenKind.ACCESS, accessGeneration));
    }

    /** A pair that was joined to one text. */
    public Pair pairOf(TokenFormat format, Secret joined) {
        var texts = joined.reveal().split(Pair.JOINT, 2);
        return new Pair(written(format, texts[0]), written(format, texts[1]));
    }

    private static MintedToken written(TokenFormat format, String text) {
        return new MintedToken(Secret.of(text), format.parse(text).get());
    }

    private MintedToken beside(TokenFormat format, MintedToken kin, TokenKind kind, int generation) {
        return format.mintBeside(kin, kind, generation, random.bytes(format.entropy()));
    }

    /** A name that nobody has. */
    public UUID name() {
        return RandomUuid.of(random.bytes(RandomUuid.BYTES));
    }

    /** What a grant gives out together. */
    public record Pair(MintedToken refresh, MintedToken access) {
        private static final String JOINT = " ";

        /** The pair as the domain takes it. */
        public Successor successor() {
            return Successor.of(refresh.token(), access.token());
        }

        /** The same, which can be asked for again. */
        public Successor successor(Option<SealedSecret> sealed) {
            return new Successor(refresh.token(), access.token(), sealed);
        }

        /** Both in one text, to be sealed. */
        public Secret joined() {
            return Secret.of(refresh.secret().reveal() + JOINT + access.secret().reveal());
        }
    }
}
