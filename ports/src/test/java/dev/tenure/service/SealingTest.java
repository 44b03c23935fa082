package dev.tenure.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.port.SecretSource;
import dev.tenure.token.Sealed;
import dev.tenure.token.Secret;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class SealingTest {
    private static final Secret CONTENT = Secret.of("public-sandbox-canary");
    private static final Secret KEY = Secret.of("link-sandbox-key");

    private final Sealing sealing = new Sealing(SecretSource.secure());
    private final Sealed sealed = sealing.seal(CONTENT, KEY, "context");

    @Test
    void whatWasSealedOpensWithItsKeyInItsContext() {
        assertThat(sealing.open(sealed, KEY, "context")).contains(CONTENT);
    }

    @Test
    void anotherKeyAnotherContextAndAnEditedSealStayShut() {
        assertThat(sealing.open(sealed, Secret.of("link-sandbox-kez"), "context"))
                .isEqualTo(Option.none());
        assertThat(sealing.open(sealed, KEY, "contexT")).isEqualTo(Option.none());
        for (var i = 0; i < sealed.bytes().length; i++) {
            var edited = sealed.bytes();
            edited[i] ^= 1;
            assertThat(sealing.open(Sealed.ofBytes(edited), KEY, "context")).isEqualTo(Option.none());
        }
    }

    @Test
    void aSealShowsNothingAndIsNeverTheSameTwice() {
        assertThat(new String(sealed.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain("canary");
        assertThat(sealed.toString()).doesNotContain("canary");
        var seals = new HashSet<Sealed>();
        for (var i = 0; i < 100; i++) seals.add(sealing.seal(CONTENT, KEY, "context"));
        assertThat(seals).hasSize(100);
    }
}
