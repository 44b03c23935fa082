package dev.tenure.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tenure.connection.ConnectionId;
import dev.tenure.port.secret.SealingContext;
import dev.tenure.port.secret.Vault;
import dev.tenure.token.Environment;
import dev.tenure.token.SealedSecret;
import dev.tenure.token.Secret;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A sealed token opens under its key in its context, and nowhere else; a copy of it reveals nothing. */
public interface VaultContract {
    /** Returns a vault: each time the same one, or another with the same keys. */
    Vault vault();

    /** Returns the same vault after its key was rotated: another key is the current one, the former is still there. */
    Vault rotated();

    /** Returns true if the sealed bytes alone reveal nothing. */
    default boolean hides() {
        return true;
    }

    @Test
    @DisplayName("G11: a token opens as it was sealed, whether empty, in any letters, or of the greatest length")
    default void aSealedTokenOpens() {
        var vault = vault();
        for (var text : List.of("", "t", Specimen.ODD, "line\nbreak\0end", "x".repeat(4096), "😀".repeat(4096))) {
            var sealed = seal(vault, Secret.of(text));
            assertEquals(Option.of(Secret.of(text)), open(vault, sealed));
            assertEquals(
                    Option.of(Secret.of(text)), open(vault(), SealedSecret.ofBytes(sealed.bytes())), "from its bytes");
        }
    }

    @Test
    @DisplayName("G11: many threads seal and open their own tokens in one vault at once")
    default void manyThreadsUseOneVault() {
        var vault = vault();
        for (var threads : RaceContract.THREADS) {
            var opened = Concurrently.all(threads, () -> {
                var secrets = List.range(0, 50).map(each -> token());
                return secrets.forAll(secret -> open(vault, seal(vault, secret)).contains(secret));
            });
            assertEquals(threads, opened.count(all -> all), "callers that opened their own token");
        }
    }

    @Test
    @DisplayName("G8: a sealed token does not open in another context: connection, environment, field or version")
    default void anotherContextOpensNothing() {
        var vault = vault();
        var sealed = seal(vault, token());
        var others = List.of(
                new SealingContext(
                        new ConnectionId(new UUID(0, 1)), place().environment(), place().field(), place().version()),
                new SealingContext(place().connection(), Environment.PRODUCTION, place().field(), place().version()),
                new SealingContext(
                        place().connection(), place().environment(), SealingContext.Field.REFRESH, place().version()),
                new SealingContext(place().connection(), place().environment(), place().field(), 0),
                new SealingContext(place().connection(), place().environment(), place().field(), 11),
                new SealingContext(place().connection(), place().environment(), place().field(), Integer.MAX_VALUE));
        for (var other : others)
            assertEquals(Option.none(), vault.open(vault.currentKey(), sealed, other), other.toString());
    }

    @Test
    @DisplayName("G8: a sealed token does not open under another key, nor under one that is not there")
    default void anotherKeyOpensNothing() {
        var rotated = rotated();
        var former = vault().currentKey();
        var old = rotated.seal(former, token(), place());
        var fresh = seal(rotated, token());
        assertEquals(Option.none(), rotated.open(rotated.currentKey(), old, place()));
        assertEquals(Option.none(), rotated.open(former, fresh, place()));
        assertEquals(Option.none(), vault().open(rotated.currentKey(), fresh, place()), "a key it does not have");
        for (var unknown : List.of("", "unknown", former + " ", former + "\n", former.substring(1)))
            assertEquals(Option.none(), rotated.open(unknown, old, place()));
    }

    @Test
    @DisplayName("G8: whichever bit of it is turned, a sealed token does not open")
    default void aTurnedBitOpensNothing() {
        var vault = vault();
        var sealed = seal(vault, token()).bytes();
        for (var bit = 0; bit < sealed.length * Byte.SIZE; bit++) {
            var spoilt = sealed.clone();
            spoilt[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            assertEquals(Option.none(), open(vault, SealedSecret.ofBytes(spoilt)), "bit " + bit);
        }
    }

    @Test
    @DisplayName("G8: bytes that are cut off, drawn out, or none at all do not open")
    default void anotherLengthOpensNothing() {
        var vault = vault();
        var sealed = seal(vault, token()).bytes();
        for (var length = 0; length <= sealed.length + 32; length++) {
            if (length == sealed.length) continue;
            var other = SealedSecret.ofBytes(Arrays.copyOf(sealed, length));
            assertEquals(Option.none(), open(vault, other), length + " bytes");
        }
        assertEquals(Option.none(), open(vault, SealedSecret.ofBytes(new byte[sealed.length])));
    }

    @Test
    @DisplayName("G8: sealed bytes contain nothing of their token")
    default void nothingShowsThrough() {
        assumeTrue(hides(), "this vault hides nothing, and says so");
        var secret = token();
        var sealed = text(seal(vault(), secret));
        for (var piece : List.ofAll(secret.reveal().toCharArray()).sliding(8))
            assertFalse(sealed.contains(piece.mkString()), "a part of the secret is legible in the sealed bytes");
    }

    @Test
    @DisplayName("G8: one token sealed twice gives different bytes")
    default void oneTokenIsSealedToDifferentBytes() {
        assumeTrue(hides(), "this vault hides nothing, and says so");
        var secret = token();
        var seals = List.fill(100, () -> seal(vault(), secret));
        assertEquals(seals.size(), seals.distinct().size(), "different bytes among the seals of one token");
    }

    @Test
    @DisplayName("G11: after a rotation the old tokens open, and new ones are sealed under the new key")
    default void aRotationLeavesTheOldOpen() {
        var before = vault();
        var after = rotated();
        assertNotEquals(before.currentKey(), after.currentKey());
        for (var vault : List.of(before, after))
            assertTrue(
                    vault.currentKey().matches("[ -~]{1,64}"),
                    "the name of a key is not 1 to 64 printable ASCII characters");
        var old = token();
        assertEquals(Option.of(old), after.open(before.currentKey(), seal(before, old), place()));
        var fresh = token();
        assertEquals(Option.of(fresh), open(after, seal(after, fresh)));
    }

    @Test
    @DisplayName("G11: a token sealed under the former key opens where the rotation has not arrived")
    default void theFormerKeyStillSeals() {
        var former = vault().currentKey();
        var secret = token();
        assertEquals(Option.of(secret), open(vault(), rotated().seal(former, secret, place())));
    }

    @Test
    @DisplayName("G8: sealing under a key that was never there is refused, and the refusal does not show the token")
    default void anUnknownKeySealsNothing() {
        var secret = token();
        for (var key : List.of(rotated().currentKey(), "unknown", "")) {
            var refusal = assertThrows(IllegalArgumentException.class, () -> vault().seal(key, secret, place()));
            assertFalse(refusal.toString().contains(secret.reveal()), "a refusal contains the secret");
        }
    }

    @Test
    @DisplayName("G8: neither a vault nor a sealed nor an opened token prints what it holds")
    default void nothingPrintsASecret() {
        var vault = vault();
        var secret = token();
        var sealed = seal(vault, secret);
        for (var printed : List.of(vault, sealed, open(vault, sealed))) {
            assertFalse(printed.toString().contains(secret.reveal()), "a vault or a token prints the secret");
            assertFalse(printed.toString().contains(text(sealed)), "a vault or a token prints the sealed bytes");
        }
    }

    private static SealedSecret seal(Vault vault, Secret secret) {
        return vault.seal(vault.currentKey(), secret, place());
    }

    private static Option<Secret> open(Vault vault, SealedSecret sealed) {
        return vault.open(vault.currentKey(), sealed, place());
    }

    private static SealingContext place() {
        return new SealingContext(
                new ConnectionId(new UUID(0, 0)), Environment.SANDBOX, SealingContext.Field.ACCESS, 1);
    }

    private static Secret token() {
        return Secret.of("access-sandbox-" + UUID.randomUUID());
    }

    /** The bytes as text, one character each. */
    private static String text(SealedSecret sealed) {
        return new String(sealed.bytes(), StandardCharsets.ISO_8859_1);
    }
}
