package dev.tenure.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeChallengeTest {
    private static final String VALUE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    private static final CodeChallenge CHALLENGE = new CodeChallenge(VALUE);

    @Test
    void itsOwnVerifierMeetsItAndNoOther() {
        assertThat(CHALLENGE.isMetBy(Secret.of("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")))
                .isTrue();
        assertThat(CHALLENGE.isMetBy(Secret.of("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXl")))
                .isFalse();
        assertThat(CHALLENGE).hasToString(VALUE);
    }

    @Test
    void aVerifierHas43To128UnreservedLetters() {
        for (var length : new int[] {43, 128})
            assertThat(challengeOf("a".repeat(length)).isMetBy(Secret.of("a".repeat(length))))
                    .isTrue();
        for (var length : new int[] {0, 42, 129})
            assertThat(challengeOf("a".repeat(length)).isMetBy(Secret.of("a".repeat(length))))
                    .isFalse();
        var spaced = "a".repeat(42) + " ";
        assertThat(challengeOf(spaced).isMetBy(Secret.of(spaced))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", VALUE + "=", VALUE + "A", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw+cM"})
    void otherTextsAreNoChallengesAndAreNotRepeated(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CodeChallenge(text))
                .withMessage("a code challenge has 43 letters of base64url");
    }

    private static CodeChallenge challengeOf(String verifier) {
        return new CodeChallenge(Base64.getUrlEncoder().withoutPadding().encodeToString(Digest.of(verifier)));
    }
}
