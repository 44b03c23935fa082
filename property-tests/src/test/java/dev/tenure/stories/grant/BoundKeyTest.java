package dev.tenure.stories.grant;

import static dev.tenure.stories.fixture.World.CLIENT;
import static dev.tenure.stories.fixture.World.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tenure.contract.GrantContract;
import dev.tenure.decision.Rejection;
import dev.tenure.decision.RejectionCode;
import dev.tenure.grant.GrantRules;
import dev.tenure.grant.TokenRequest;
import dev.tenure.profile.Profile;
import dev.tenure.service.Grants;
import dev.tenure.service.IssuedTokens;
import dev.tenure.service.NewGrant;
import dev.tenure.service.Tenure;
import dev.tenure.stories.fixture.Stores;
import dev.tenure.stories.fixture.World;
import dev.tenure.token.Environment;
import dev.tenure.token.KeyThumbprint;
import dev.tenure.token.Scope;
import dev.tenure.token.Secret;
import dev.tenure.token.TokenKind;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Tokens that are bound to a key (RFC 9449, RFC 8705). */
@ParameterizedClass
@EnumSource
class BoundKeyTest {
    private static final KeyThumbprint KEY = GrantContract.DPOP_KEY;
    private static final KeyThumbprint OTHER = KeyThumbprint.ofDpop("a".repeat(43));
    private static final KeyThumbprint CERTIFICATE = GrantContract.CERTIFICATE;
    private static final TokenRequest PUBLIC = TokenRequest.byPublic(CLIENT);
    private static final Scope SCOPE = Scope.parse("read offline_access").get();

    private final World world;
    private final Grants grants;

    BoundKeyTest(Stores stores) {
        this.world = World.over(stores.empty());
        this.grants = world.tenure().grants();
    }

    @Test
    void anotherKeyIsRefusedBurnsNothingAndIsNoReuse() {
        var first = exchanged(PUBLIC.withKey(KEY));
        var second = grants.refresh(PUBLIC.withKey(KEY), refresh(first)).get();
        var before = world.store().grants().find(first.grant());
        for (var request : new TokenRequest[] {PUBLIC, PUBLIC.withKey(OTHER), PUBLIC.withKey(CERTIFICATE)})
            for (var token : new Secret[] {refresh(first), refresh(second)})
                assertThat(grants.refresh(request, token).getLeft()).isEqualTo(new Rejection.WrongKey());
        assertThat(world.store().grants().find(first.grant())).isEqualTo(before);
        assertThat(grants.refresh(PUBLIC.withKey(KEY), refresh(second)).isRight())
                .isTrue();
        assertThat(grants.refresh(PUBLIC.withKey(KEY), refresh(first)).getLeft())
                .isEqualTo(new Rejection.Reused());
    }

    @Test
    void anAccessTokenOpensToItsKeyAndIntrospectionTellsIt() {
        var tokens = exchanged(PUBLIC.withKey(KEY));
        assertThat(tokens.key()).contains(KEY);
        assertThat(tokens.tokenType()).isEqualTo("DPoP");
        var opened = grants.authenticate(tokens.access(), SCOPE, KEY).get();
        assertThat(opened.key()).contains(KEY);
        assertThat(grants.authenticate(tokens.access(), SCOPE).getLeft()).isEqualTo(new Rejection.WrongKey());
        assertThat(grants.authenticate(tokens.access(), SCOPE, OTHER).getLeft()).isEqualTo(new Rejection.WrongKey());
        assertThat(grants.introspect(tokens.access()).get().get().key()).contains(KEY);
        assertThat(grants.introspect(refresh(tokens)).get().get().key()).contains(KEY);
    }

    @Test
    void anAuthenticatedClientBindsOnlyItsAccessTokensAndMayChangeItsKey() {
        var first = exchanged(TokenRequest.by(CLIENT).withKey(CERTIFICATE));
        assertThat(first.tokenType()).isEqualTo("Bearer");
        assertThat(grants.introspect(refresh(first)).get().get().key()).isEqualTo(Option.none());
        var second = grants.refresh(TokenRequest.by(CLIENT).withKey(KEY), refresh(first))
                .get();
        assertThat(second.key()).contains(KEY);
        var third = grants.refresh(CLIENT, refresh(second)).get();
        assertThat(third.key()).isEqualTo(Option.none());
        assertThat(grants.authenticate(third.access(), SCOPE, CERTIFICATE).isRight())
                .isTrue();
    }

    @Test
    void aRevocationNeedsNoKey() {
        var tokens = exchanged(PUBLIC.withKey(KEY));
        grants.revoke(CLIENT, refresh(tokens));
        assertThat(grants.refresh(PUBLIC.withKey(KEY), refresh(tokens))
                        .getLeft()
                        .code())
                .isEqualTo(RejectionCode.GRANT_ENDED);
    }

    @Test
    void aGrantIsBoundAsAWholeFromItsCodeOn() {
        var code = grants.authorize(request(World.STRICT).key(KEY)).get();
        assertThat(grants.exchange(CLIENT, code.code()).getLeft()).isEqualTo(new Rejection.WrongKey());
        var tokens = grants.exchange(TokenRequest.by(CLIENT).withKey(KEY), code.code())
                .get();
        assertThat(grants.refresh(CLIENT, refresh(tokens)).getLeft()).isEqualTo(new Rejection.WrongKey());
        assertThat(grants.refresh(TokenRequest.by(CLIENT).withKey(KEY), refresh(tokens))
                        .isRight())
                .isTrue();
    }

    @Test
    void aGrantWithoutACodeIsBoundAsAWholeOrInItsAccessTokenAlone() {
        var whole = grants.issue(request(World.STRICT).key(KEY)).get();
        assertThat(whole.key()).contains(KEY);
        assertThat(grants.refresh(CLIENT, refresh(whole)).getLeft()).isEqualTo(new Rejection.WrongKey());
        var access = grants.issue(request(World.STRICT).accessTokenKey(KEY)).get();
        assertThat(access.key()).contains(KEY);
        assertThat(grants.refresh(CLIENT, refresh(access)).get().key()).isEqualTo(Option.none());
        var lasting = grants.issueLasting(TokenKind.USER, request(World.STRICT).key(KEY))
                .get();
        assertThat(grants.authenticate(lasting.access(), SCOPE).getLeft()).isEqualTo(new Rejection.WrongKey());
        assertThat(grants.authenticate(lasting.access(), SCOPE, KEY).isRight()).isTrue();
        assertThat(grants.authorize(request(World.STRICT).accessTokenKey(KEY))
                        .getLeft()
                        .code())
                .isEqualTo(RejectionCode.NOT_ALLOWED);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> request(World.STRICT).key(KEY).accessTokenKey(OTHER));
    }

    @Test
    void aLostAnswerIsGivenAgainToTheSameKeyAlone() {
        var tokens = exchanged(World.RETRYABLE, TokenRequest.by(CLIENT).withKey(KEY));
        var next = grants.refresh(TokenRequest.by(CLIENT).withKey(KEY), refresh(tokens))
                .get();
        assertThat(grants.refresh(TokenRequest.by(CLIENT).withKey(OTHER), refresh(tokens))
                        .getLeft())
                .isEqualTo(new Rejection.WrongKey());
        var again = grants.refresh(TokenRequest.by(CLIENT).withKey(KEY), refresh(tokens))
                .get();
        assertThat(again.repeated()).isTrue();
        assertThat(again.access()).isEqualTo(next.access());
        assertThat(again.key()).contains(KEY);
    }

    @Test
    void aPublicClientWithoutAKeyIsRefusedWhereTheRulesDemandOne() {
        var profile = World.STRICT
                .withGrants(GrantRules.builder().publicClientsNeedKey(true).build())
                .withName("keys");
        var demanding = Tenure.over(world.store(), Environment.SANDBOX)
                .clock(world.clock())
                .profiles(profile)
                .build()
                .grants();
        var code = demanding.authorize(request(profile)).get();
        assertThat(demanding.exchange(PUBLIC, code.code()).getLeft()).isEqualTo(new Rejection.KeyRequired());
        assertThat(demanding.exchange(PUBLIC.withKey(KEY), code.code()).isRight())
                .isTrue();
    }

    private IssuedTokens exchanged(TokenRequest by) {
        return exchanged(World.STRICT, by);
    }

    private IssuedTokens exchanged(Profile profile, TokenRequest by) {
        return grants.exchange(by, grants.authorize(request(profile)).get().code())
                .get();
    }

    private static Secret refresh(IssuedTokens tokens) {
        return tokens.refresh().get();
    }

    private static NewGrant request(Profile profile) {
        return NewGrant.of(profile, CLIENT, USER, SCOPE);
    }
}
