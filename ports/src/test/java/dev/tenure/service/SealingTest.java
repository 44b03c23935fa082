package dev.tenure.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.port.secret.SecretSource;
import dev.tenure.service.internal.TokenSealer;
import dev.tenure.token.SealedSecret;
import dev.tenure.token.Secret;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class SealingTest {
    private static final Secret CONTENT = Secret.of("public-sandbox-canary");
    private static final Secret KEY = Secret.of("link-sandbox-key");

    private final TokenSealer sealer = new TokenSealer(SecretSource.secure());
    private final SealedSecret sealed = sealer.seal(CONTENT, KEY, "context");

    @Test
    void whatWasSealedOpensWithItsKeyInItsContext() {
        assertThat(sealer.open(sealed, KEY, "context")).contains(CONTENT);
    }

    @Test
    void anotherKeyAnotherContextAndAnEditedSealStayShut() {
        assertThat(sealer.open(sealed, Secret.of("link-sandbox-kez"), "context"))
                .isEqualTo(Option.none());
        assertThat(sealer.open(sealed, KEY, "contexT")).isEqualTo(Option.none());
        for (var i = 0; i < sealed.bytes().length; i++) {
            var edited = sealed.bytes();
            edited[i] ^= 1;
            assertThat(sealer.open(SealedSecret.ofBytes(edited), KEY, "context"))
                    .isEqualTo(Option.none());
        }
    }

    @Test
    void aSealShowsNothingAndIsNeverTheSameTwice() {
        assertThat(new String(sealed.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain("canary");
        assertThat(sealed.toString()).doesNotContain("canary");
        var seals = new HashSet<SealedSecret>();
        for (var i = 0; i < 100; i++) seals.add(sealer.seal(CONTENT, KEY, "context"));
        assertThat(seals).hasSize(100);
    }
}
