package dev.tenure.secrets;

import dev.tenure.profile.Profile;
import dev.tenure.token.Environment;
import dev.tenure.token.MintedToken;
import dev.tenure.token.ParsedToken;
import dev.tenure.token.TokenFormat;
import dev.tenure.token.TokenHash;
import dev.tenure.token.TokenKind;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Every secret of a run: those that watched profiles mint or are asked to read, and others that are added.
 * Thread-safe.
 */
public final class Canaries {
    private final java.util.Set<String> texts = ConcurrentHashMap.newKeySet();
    private final java.util.Set<TokenHash> hashes = ConcurrentHashMap.newKeySet();
    private final java.util.Set<TokenKind> kinds = ConcurrentHashMap.newKeySet();

    /** The same profile, recording each token that it mints or is asked to read. */
    public Profile watched(Profile profile) {
        return profile.withFormat(new Watched(profile.format(), this));
    }

    /** A secret from elsewhere. */
    public void add(String secret) {
        texts.add(secret);
    }

    /** The kinds of tokens that are among them. */
    public Set<TokenKind> kinds() {
        return HashSet.ofAll(kinds);
    }

    /** The hashes and seals that may be kept of tokens. */
    public Set<TokenHash> hashes() {
        return HashSet.ofAll(hashes);
    }

    /** The number of canaries. */
    public int size() {
        return texts.size();
    }

    /** For any of them, in any form. */
    public Search search() {
        return new Search(Vector.ofAll(texts).flatMap(Forms::of));
    }

    private void read(String text, Option<ParsedToken> token) {
        add(text);
        token.forEach(presented -> {
            hashes.add(presented.hash());
            hashes.add(presented.locator());
            kinds.add(presented.kind());
        });
    }

    /** A format that reports each token. */
    private record Watched(TokenFormat behind, Canaries canaries) implements TokenFormat {
        @Override
        public int entropy() {
            return behind.entropy();
        }

        @Override
        public MintedToken mint(TokenKind kind, Environment environment, byte[] random) {
            return noted(behind.mint(kind, environment, random));
        }

        @Override
        public MintedToken mintBeside(MintedToken kin, TokenKind kind, int generation, byte[] random) {
            return noted(behind.mintBeside(kin, kind, generation, random));
        }

        @Override
        public Option<ParsedToken> parse(String text) {
            var token = behind.parse(text);
            canaries.read(text, token);
            return token;
        }

        private MintedToken noted(MintedToken minted) {
            canaries.read(minted.secret().reveal(), Option.of(minted.token()));
            return minted;
        }
    }
}
