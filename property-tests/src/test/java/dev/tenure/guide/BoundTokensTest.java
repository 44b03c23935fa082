package dev.tenure.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.decision.Rejection;
import dev.tenure.grant.TokenRequest;
import dev.tenure.inmemory.InMemoryStore;
import dev.tenure.profile.OAuth;
import dev.tenure.service.NewGrant;
import dev.tenure.service.Tenure;
import dev.tenure.token.ClientId;
import dev.tenure.token.CodeChallenge;
import dev.tenure.token.Environment;
import dev.tenure.token.KeyThumbprint;
import dev.tenure.token.Scope;
import dev.tenure.token.Secret;
import dev.tenure.token.UserId;
import org.junit.jupiter.api.Test;

class BoundTokensTest {
    private final Tenure tenure = Tenure.over(new InMemoryStore(), Environment.SANDBOX)
            .profiles(OAuth.OAUTH)
            .build();
    private final ClientId app = new ClientId("mobile-app");
    private final Scope scope = Scope.parse("accounts offline_access").get();
    // The thumbprints of the keys that signed the DPoP proofs, which your token endpoint has verified.
    private final KeyThumbprint key = KeyThumbprint.ofDpop("0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I");
    private final KeyThumbprint thief = KeyThumbprint.ofDpop("NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs");

    @Test
    void aStolenRefreshTokenIsWorthNothingWithoutItsKey() {
        var grants = tenure.grants();
        var request = NewGrant.of(OAuth.OAUTH, app, new UserId("ada"), scope)
                .redirectUri("https://app.example/callback")
                .codeChallenge(new CodeChallenge("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"));
        var code = grants.authorize(request).get().code();
        var exchange = TokenRequest.byPublic(app)
                .withRedirectUri("https://app.example/callback")
                .withVerifier(Secret.of("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"))
                .withKey(key);
        var tokens = grants.exchange(exchange, code).get();
        assertThat(tokens.tokenType()).isEqualTo("DPoP");

        var refreshToken = tokens.refresh().get();
        var stolen = grants.refresh(TokenRequest.byPublic(app).withKey(thief), refreshToken);
        assertThat(stolen.getLeft()).isEqualTo(new Rejection.WrongKey());
        var own = grants.refresh(TokenRequest.byPublic(app).withKey(key), refreshToken);
        assertThat(own.isRight()).isTrue();
        assertThat(grants.authenticate(own.get().access(), scope, key).get().key())
                .contains(key);
    }
}
