package dev.tenure.service;

import dev.tenure.grant.GrantId;
import dev.tenure.grant.Issuance;
import dev.tenure.grant.Successor;
import dev.tenure.item.Account;
import dev.tenure.item.Sharing;
import dev.tenure.port.secret.SecretSource;
import dev.tenure.token.AccountId;
import dev.tenure.token.Environment;
import dev.tenure.token.MintedToken;
import dev.tenure.token.RandomUuid;
import dev.tenure.token.SealedSecret;
import dev.tenure.token.Secret;
import dev.tenure.token.TokenFormat;
import dev.tenure.token.TokenKind;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.UUID;

/** Makes new secrets and names. The domain never sees the secrets, it gets their hashes. */
final class TokenMint {
    private final SecretSource random;
    private final Environment environment;

    TokenMint(SecretSource random, Environment environment) {
        this.random = random;
        this.environment = environment;
    }

    /** A new token, written in this form. */
    MintedToken token(TokenFormat format, TokenKind kind) {
        return format.mint(kind, environment, random.bytes(format.entropy()));
    }

    /** The first pair of a new grant. */
    Pair pair(TokenFormat format) {
        var refresh = token(format, TokenKind.REFRESH);
        return new Pair(refresh, beside(format, refresh, TokenKind.ACCESS, 1));
    }

    /** The pair that a grant goes on with, beside a code or a refresh token of it. */
    Pair pairBeside(TokenFormat format, MintedToken kin, int refreshGeneration, int accessGeneration) {
        return new Pair(
                beside(format, kin, TokenKind.REFRESH, refreshGeneration),
                beside(format, kin, TokenKind.ACCESS, accessGeneration));
    }

    /** A pair that was joined to one text. */
    Pair pairOf(TokenFormat format, Secret joined) {
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
    UUID name() {
        return RandomUuid.of(random.bytes(RandomUuid.BYTES));
    }

    /** The accounts a user agreed to share, each with a name of its own. */
    Sharing sharing(Consent consent) {
        return new Sharing(
                consent.accounts().map(label -> Account.shared(new AccountId(name()), label)), consent.until());
    }

    /** What a grant gives out together. */
    record Pair(MintedToken refresh, MintedToken access) {
        private static final String JOINT = " ";

        Successor successor() {
            return Successor.of(refresh.token(), access.token());
        }

        /** The same, which can be asked for again. */
        Successor successor(Option<SealedSecret> sealed) {
            return new Successor(refresh.token(), access.token(), sealed);
        }

        /** Both in one text, to be sealed. */
        Secret joined() {
            return Secret.of(refresh.secret().reveal() + JOINT + access.secret().reveal());
        }

        /** As the client is shown it. */
        IssuedTokens shown(GrantId grant, Issuance issued, Instant now) {
            return new IssuedTokens(
                    grant,
                    access.secret(),
                    issued.expiresIn(now),
                    Option.when(issued.withRefresh(), refresh::secret),
                    issued.access().scope(),
                    issued.repeated().isDefined());
        }
    }
}
