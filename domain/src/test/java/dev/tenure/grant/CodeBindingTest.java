package dev.tenure.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tenure.decision.Rejection;
import dev.tenure.token.CodeChallenge;
import dev.tenure.token.Secret;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

/** Codes bound to their request; the verifier and its challenge are those of RFC 7636 appendix B. */
class CodeBindingTest {
    private static final String URI = "https://app.example/callback";
    private static final Secret VERIFIER = Secret.of("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
    private static final CodeChallenge CHALLENGE = new CodeChallenge("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    private static final CodeBinding BOUND =
            CodeBinding.NONE.withRedirectUri(URI).withChallenge(CHALLENGE).withNonce("nonce");
    private static final TokenRequest NOTHING = TokenRequest.by(Story.CLIENT);
    private static final TokenRequest PROOF = NOTHING.withRedirectUri(URI).withVerifier(VERIFIER);

    @Test
    void theProofOfTheSameRequestIsAccepted() {
        assertThat(BOUND.violation(PROOF)).isEqualTo(Option.none());
        assertThat(CodeBinding.NONE.violation(NOTHING)).isEqualTo(Option.none());
        assertThat(CodeBinding.NONE.violation(NOTHING.withRedirectUri(URI))).isEqualTo(Option.none());
    }

    @Test
    void anotherRedirectUriOrNoneIsNamed() {
        var expected = new Rejection.WrongCodeProof("redirect_uri");
        assertThat(BOUND.violation(PROOF.withRedirectUri(URI + "/"))).contains(expected);
        assertThat(BOUND.violation(NOTHING.withVerifier(VERIFIER))).contains(expected);
    }

    @Test
    void aVerifierIsNamedThatIsWrongOrMissingOrSurplus() {
        var expected = new Rejection.WrongCodeProof("code_verifier");
        assertThat(BOUND.violation(PROOF.withVerifier(Secret.of("x".repeat(43)))))
                .contains(expected);
        assertThat(BOUND.violation(NOTHING.withRedirectUri(URI))).contains(expected);
        assertThat(CodeBinding.NONE.violation(NOTHING.withVerifier(VERIFIER))).contains(expected);
    }

    @Test
    void aBindingKeepsWhatItIsGiven() {
        assertThat(BOUND.redirectUri()).contains(URI);
        assertThat(BOUND.challenge()).contains(CHALLENGE);
        assertThat(BOUND.nonce()).contains("nonce");
        assertThat(PROOF.redirectUri()).contains(URI);
        assertThat(PROOF.verifier()).contains(VERIFIER);
        assertThat(PROOF).asString().doesNotContain(VERIFIER.reveal());
    }

    @Test
    void textsOutOfTheirBoundsAreRefused() {
        assertThat(CodeBinding.NONE
                        .withRedirectUri("a".repeat(2_048))
                        .redirectUri()
                        .get())
                .hasSize(2_048);
        assertThat(CodeBinding.NONE.withNonce("a".repeat(512)).nonce().get()).hasSize(512);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CodeBinding.NONE.withRedirectUri("a".repeat(2_049)))
                .withMessageContaining("redirect URI");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CodeBinding.NONE.withNonce("a".repeat(513)))
                .withMessageContaining("nonce");
    }

    @Test
    void aWrongProofLeavesTheCodeAndARightOneBringsTheNonce() {
        var story = Story.authorized();
        var bound = Grant.authorize(story.grant().data(), story.code(), BOUND, Story.STRICT, Story.START)
                .next();
        var presented = PresentedToken.of(story.code(), Story.CLIENT);
        var pair = story.mint().pair();
        var wrong = bound.exchange(presented, pair, Story.STRICT, Story.START);
        assertThat(wrong.changes()).isFalse();
        assertThat(wrong.next()).isEqualTo(bound);
        assertThat(wrong.reply().getLeft()).isEqualTo(new Rejection.WrongCodeProof("redirect_uri"));
        var right = bound.exchange(PresentedToken.of(story.code(), PROOF), pair, Story.STRICT, Story.START);
        assertThat(right.reply().get().nonce()).contains("nonce");
        assertThat(right.reply().get().repeated()).isEqualTo(Option.none());
        assertThat(PresentedToken.of(story.code(), PROOF).firstSeenBy(bound).request())
                .isEqualTo(PROOF);
    }
}
