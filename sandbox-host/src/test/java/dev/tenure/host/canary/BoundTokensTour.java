package dev.tenure.host.canary;

import static dev.tenure.host.canary.HostObserver.CANARIES;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import dev.tenure.host.fixture.AuthorizationRequest;
import dev.tenure.host.fixture.DpopClient;
import dev.tenure.host.fixture.OAuthClient;
import dev.tenure.host.fixture.RunningHost;

/** A public client's tokens, bound by PKCE and DPoP. Its verifiers and proofs are no less secret than tokens. */
final class BoundTokensTour {
    private final RunningHost host;
    private final DpopClient client;

    BoundTokensTour(RunningHost host) {
        this.host = host;
        this.client = DpopClient.ofPublic(host);
    }

    /** Uses such tokens and a proof twice, and returns the verifier. */
    String verifier() {
        var verifier = new CodeVerifier();
        CANARIES.add(verifier.getValue());
        var code = AuthorizationRequest.to(host).provenBy(verifier).codeOfPublic();
        var tokens = OAuthClient.tokensIn(client.exchange(code, verifier, kept(client.proof())));
        var access = tokens.getAccessToken();
        assertThat(client.userinfo("DPoP " + access, kept(client.proofBeside(access)))
                        .getStatusCode())
                .isEqualTo(200);
        refreshTwice(tokens.getRefreshToken(), kept(client.proof()));
        return verifier.getValue();
    }

    private void refreshTwice(RefreshToken token, SignedJWT proof) {
        var next = OAuthClient.tokensIn(client.refresh(token, proof));
        assertThat(OAuthClient.refusalIn(client.refresh(next.getRefreshToken(), proof)))
                .isEqualTo("invalid_dpop_proof");
    }

    private static SignedJWT kept(SignedJWT proof) {
        CANARIES.add(proof.getSignature().toString());
        return proof;
    }
}
