package dev.tenure.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tenure.connection.ConnectionId;
import dev.tenure.port.secret.SealingContext;
import dev.tenure.port.secret.SecretSource;
import dev.tenure.token.Environment;
import dev.tenure.token.SealedSecret;
import dev.tenure.token.Secret;
import io.vavr.control.Option;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the building of a vault; the contract kit tests its use. */
class AesGcmVaultTest {
    private static final SealingContext PLACE =
            new SealingContext(new ConnectionId(new UUID(0, 0)), Environment.SANDBOX, SealingContext.Field.ACCESS, 1);
    private static final Secret TOKEN = Secret.of("somebody-elses-token");

    @ParameterizedTest
    @ValueSource(ints = {0, 16, 24, 31, 33, 64})
    void aKeyThatIsNot256BitsIsRefused(int length) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AesGcmVault.sealingUnder("2026-11", new byte[length]))
                .withMessage("a key of 256 bits is 32 bytes, and not " + length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "2026 11", "2026-11\n", "schlüssel", "\u0000", "\u007f"})
    void aNameThatIsNotPrintableIsRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AesGcmVault.sealingUnder(name, key(1)))
                .withMessage("a key's name is 1 to 64 printable ASCII characters without a space");
    }

    @Test
    void aNameHas64CharactersAndNoMore() {
        assertThatCode(() -> AesGcmVault.sealingUnder("~".repeat(64), key(1))).doesNotThrowAnyException();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AesGcmVault.sealingUnder("~".repeat(65), key(1)))
                .withMessageNotContaining("~");
    }

    @Test
    void aSecondKeyIsHeldToTheSame() {
        var vault = AesGcmVault.sealingUnder("new", key(1));
        assertThatIllegalArgumentException().isThrownBy(() -> vault.opening("old", new byte[16]));
        assertThatIllegalArgumentException().isThrownBy(() -> vault.opening("", key(2)));
    }

    @Test
    void aNameIsGivenOnce() {
        var vault = AesGcmVault.sealingUnder("new", key(1)).opening("old", key(2));
        assertThatIllegalArgumentException().isThrownBy(() -> vault.opening("new", key(3)));
        assertThatIllegalArgumentException().isThrownBy(() -> vault.opening("old", key(3)));
    }

    @Test
    void aKeyHasOneName() {
        var vault = AesGcmVault.sealingUnder("new", key(1));
        assertThatIllegalArgumentException().isThrownBy(() -> vault.opening("old", key(1)));
    }

    @Test
    void itsKeysAreCopies() {
        var bytes = key(1);
        var vault = AesGcmVault.sealingUnder("2026-11", bytes);
        var sealed = vault.seal("2026-11", TOKEN, PLACE);
        Arrays.fill(bytes, (byte) 0);
        assertThat(vault.open("2026-11", sealed, PLACE)).isEqualTo(Option.of(TOKEN));
    }

    @Test
    void itPrintsTheNamesOfItsKeys() {
        assertThat(AesGcmVault.sealingUnder("new", key(1)).opening("old", key(2)))
                .hasToString("AesGcmVault[new, old]");
    }

    @Test
    void itsNonceComesFromTheSource() {
        SecretSource source = length -> {
            var bytes = new byte[length];
            Arrays.fill(bytes, (byte) length);
            return bytes;
        };
        var sealed = AesGcmVault.sealingUnder("2026-11", key(1))
                .secrets(source)
                .opening("old", key(2))
                .seal("2026-11", TOKEN, PLACE)
                .bytes();
        assertThat(sealed).startsWith(1, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12);
        assertThat(sealed).hasSize(1 + 12 + TOKEN.reveal().length() + 16);
    }

    @Test
    void aFormatOfTheFutureDoesNotOpen() {
        var vault = AesGcmVault.sealingUnder("2026-11", key(1));
        var bytes = vault.seal("2026-11", TOKEN, PLACE).bytes();
        bytes[0] = 2;
        assertThat(vault.open("2026-11", SealedSecret.ofBytes(bytes), PLACE)).isEmpty();
    }

    private static byte[] key(int seed) {
        var key = new byte[32];
        Arrays.fill(key, (byte) seed);
        return key;
    }
}
