package dev.tenure.stories.grant;

import static dev.tenure.stories.fixture.World.CLIENT;
import static dev.tenure.stories.fixture.World.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tenure.decision.Rejection;
import dev.tenure.decision.RejectionCode;
import dev.tenure.grant.TokenRequest;
import dev.tenure.service.Grants;
import dev.tenure.service.IssuedCode;
import dev.tenure.service.NewGrant;
import dev.tenure.stories.fixture.Stores;
import dev.tenure.stories.fixture.World;
import dev.tenure.token.CodeChallenge;
import dev.tenure.token.Scope;
import dev.tenure.token.Secret;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Codes that are bound to their redirect URI, their code challenge and a nonce. The pair is that of RFC 7636 appendix B. */
@ParameterizedClass
@EnumSource
class BoundCodeTest {
    private static final String URI = "https://app.example/callback?tab=1";
    private static final Secret VERIFIER = Secret.of("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
    private static final CodeChallenge CHALLENGE = new CodeChallenge("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    private static final TokenRequest NOTHING = TokenRequest.by(CLIENT);
    private static final TokenRequest PROOF = NOTHING.withRedirectUri(URI).withVerifier(VERIFIER);

    private final World world;
    private final Grants grants;

    BoundCodeTest(Stores stores) {
        this.world = World.over(stores.empty());
        this.grants = world.tenure().grants();
    }

    @Test
    void theRightProofBringsTheTokensAndTheNonce() {
        var tokens = grants.exchange(PROOF, bound().code()).get();
        assertThat(tokens.nonce()).contains("n-0S6_WzA2Mj");
        assertThat(grants.authenticate(tokens.access(), Scope.empty()).isRight())
                .isTrue();
        assertThat(grants.refresh(CLIENT, tokens.refresh().get()).get().nonce()).isEqualTo(Option.none());
    }

    @Test
    void aWrongProofSpendsNothingAndIsNoReuse() {
        var code = bound();
        var before = world.store().grants().find(code.grant());
        var other = Secret.of(VERIFIER.reveal().toLowerCase(java.util.Locale.ROOT));
        isRefused(code, PROOF.withVerifier(other), "code_verifier");
        isRefused(code, NOTHING.withRedirectUri(URI), "code_verifier");
        isRefused(code, PROOF.withRedirectUri(URI + "/"), "redirect_uri");
        isRefused(code, NOTHING.withVerifier(VERIFIER), "redirect_uri");
        isRefused(code, NOTHING, "redirect_uri");
        assertThat(world.store().grants().find(code.grant())).isEqualTo(before);
        assertThat(grants.exchange(PROOF, code.code()).isRight()).isTrue();
    }

    @Test
    void aVerifierForACodeWithoutAChallengeIsRefused() {
        var code = grants.authorize(request()).get();
        isRefused(code, NOTHING.withVerifier(VERIFIER), "code_verifier");
        assertThat(grants.exchange(NOTHING.withRedirectUri(URI), code.code()).isRight())
                .isTrue();
    }

    @Test
    void aTextThatIsNoVerifierMeetsNoChallenge() {
        var short42 = Secret.of("a".repeat(42));
        var challengeOfShort = new CodeChallenge("elOGB_2quSlplZKfRRVlu7gULhhEEXMiqv0rPXawGv8");
        assertThat(challengeOfShort.isMetBy(short42)).isFalse();
        assertThat(CHALLENGE.isMetBy(VERIFIER)).isTrue();
        assertThat(CHALLENGE.isMetBy(Secret.of(""))).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new CodeChallenge("plain"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CodeChallenge(CHALLENGE.value() + "="))
                .withMessageNotContaining(CHALLENGE.value());
    }

    @Test
    void aUsedCodeIsReuseWhateverIsPresentedWithIt() {
        var code = bound();
        var tokens = grants.exchange(PROOF, code.code()).get();
        var again = grants.exchange(NOTHING, code.code());
        assertThat(again.getLeft()).isEqualTo(new Rejection.Reused());
        assertThat(grants.authenticate(tokens.access(), Scope.empty()).isLeft()).isTrue();
    }

    @Test
    void aGrantWithoutACodeTakesNoBinding() {
        assertThat(grants.issue(request().nonce("n")).getLeft().code()).isEqualTo(RejectionCode.NOT_ALLOWED);
    }

    private void isRefused(IssuedCode code, TokenRequest proof, String parameter) {
        assertThat(grants.exchange(proof, code.code()).getLeft()).isEqualTo(new Rejection.WrongCodeProof(parameter));
    }

    private IssuedCode bound() {
        return grants.authorize(
                        request().redirectUri(URI).codeChallenge(CHALLENGE).nonce("n-0S6_WzA2Mj"))
                .get();
    }

    private static NewGrant request() {
        return NewGrant.of(
                World.STRICT, CLIENT, USER, Scope.parse("read offline_access").get());
    }
}
