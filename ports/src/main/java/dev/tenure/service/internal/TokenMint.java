package dev.tenure.service.internal;

import dev.tenure.grant.Successor;
import dev.tenure.port.secret.SecretSource;
import dev.tenure.token.AccountId;
import dev.tenure.token.Environment;
import dev.tenure.token.MintedToken;
import dev.tenure.token.RandomUuid;
import dev.tenure.token.SealedSecret;
import dev.tenure.token.Secret;
import dev.tenure.token.TokenFormat;
import dev.tenure.token.TokenKind;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.UUID;

/** Creates new tokens and ids. The domain never sees the secrets; it gets their hashes. */
public final class TokenMint {
    private final SecretSource random;
    private final Environment environment;

    /** Mints in this environment. */
    public TokenMint(SecretSource random, Environment environment) {
        this.random = random;
        this.environment = environment;
    }

    /** Creates a token in this format. */
    public MintedToken token(TokenFormat format, TokenKind kind) {
        return format.mint(kind, environment, random.bytes(format.entropy()));
    }

    /** Creates the first pair of a new grant. */
    public Pair pair(TokenFormat format) {
        var refresh = token(format, TokenKind.REFRESH);
        return new Pair(refresh, beside(format, refresh, TokenKind.ACCESS, 1));
    }

    /** Creates the next pair of a grant, beside one of its codes or refresh tokens. */
    public Pair pairBeside(TokenFormat format, MintedToken kin, int refreshGeneration, int accessGeneration) {
        return new Pair(
                beside(format, kin, TokenKind.REFRESH, refreshGeneration),
                beside(format, kin, TokenKind.ACCESS, accessGeneration));
    }

    /** Restores a pair that was joined to one text. */
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

    /** Creates a random id that nothing else has. */
    public UUID randomId() {
        return RandomUuid.of(random.bytes(RandomUuid.BYTES));
    }

    /** Creates this many ids of accounts. */
    public Seq<AccountId> accountIds(int number) {
        return Vector.fill(number, () -> new AccountId(randomId()));
    }

    /** The refresh token and the access token that a grant issues together. */
    public record Pair(MintedToken refresh, MintedToken access) {
        private static final String JOINT = " ";

        /** Returns the pair in the form that the domain takes. */
        public Successor successor() {
            return Successor.of(refresh.token(), access.token());
        }

        /** Returns the same with its seal, for a retry. */
        public Successor successor(Option<SealedSecret> sealed) {
            return new Successor(refresh.token(), access.token(), sealed);
        }

        /** Returns both tokens in one text, to be sealed. */
        public Secret joined() {
            return Secret.of(refresh.secret().reveal() + JOINT + access.secret().reveal());
        }
    }
}
