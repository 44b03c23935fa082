package dev.tenure.service;

import dev.tenure.item.Account;
import dev.tenure.item.Sharing;
import dev.tenure.port.SecretSource;
import dev.tenure.token.AccountId;
import dev.tenure.token.Environment;
import dev.tenure.token.RandomUuid;
import dev.tenure.token.Secret;
import dev.tenure.token.TokenFormat;
import dev.tenure.token.TokenHash;
import dev.tenure.token.TokenKind;
import java.util.UUID;

/** Makes new secrets and names. The domain never sees the secrets, it gets their hashes. */
final class Mint {
    private final SecretSource random;
    private final Environment environment;

    Mint(SecretSource random, Environment environment) {
        this.random = random;
        this.environment = environment;
    }

    /** A new token, written in this form. */
    Minted token(TokenFormat format, TokenKind kind) {
        var secret = format.mint(kind, environment, random.bytes(format.entropy()));
        return new Minted(secret, TokenHash.of(kind, environment, secret));
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

    /** A new secret, and what is kept of it. */
    record Minted(Secret secret, TokenHash hash) {}
}
