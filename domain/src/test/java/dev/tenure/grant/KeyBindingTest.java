package dev.tenure.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tenure.decision.Decision;
import dev.tenure.decision.DecisionContext;
import dev.tenure.decision.Rejection;
import dev.tenure.token.KeyThumbprint;
import dev.tenure.token.ParsedToken;
import dev.tenure.token.Scope;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Grants and access tokens that are bound to a key. */
class KeyBindingTest {
    private static final KeyThumbprint KEY = KeyThumbprint.ofDpop("0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I");
    private static final KeyThumbprint OTHER = KeyThumbprint.ofDpop("a".repeat(43));
    private static final KeyThumbprint CERTIFICATE =
            KeyThumbprint.ofCertificate("bwcK0esc3ACC3DB2Y5_lESsXE8o9ltc05O89jdN-dg2");
    private static final TokenRequest PUBLIC = TokenRequest.byPublic(Story.CLIENT);
    private static final TokenRequest CONFIDENTIAL = TokenRequest.by(Story.CLIENT);
    private static final Rejection WRONG_KEY = new Rejection.WrongKey();

    @Test
    void aPublicClientsRefreshTokenIsBoundToTheKeyOfItsRequest() {
        var story = Story.authorized();
        var pair = story.mint().pair();
        var grant = exchange(story, PUBLIC.withKey(KEY), pair).next();
        assertThat(grant.data().keyBinding()).contains(new KeyBinding(KEY, 1));
        var next = story.mint().pair();
        for (var request :
                new TokenRequest[] {PUBLIC, PUBLIC.withKey(OTHER), CONFIDENTIAL, PUBLIC.withKey(CERTIFICATE)}) {
            var refused = refresh(grant, pair.refresh(), request, next);
            assertThat(refused.reply().getLeft()).isEqualTo(WRONG_KEY);
            assertThat(refused.changes()).isFalse();
            assertThat(refused.next()).isEqualTo(grant);
        }
        assertThat(grant.introspect(pair.refresh(), context()).get().key()).contains(KEY);
    }

    @Test
    void anAuthenticatedClientsRefreshTokenTakesAnyKeyAndItsAccessTokenOne() {
        var story = Story.authorized();
        var pair = story.mint().pair();
        var issued = exchange(story, CONFIDENTIAL.withKey(KEY), pair);
        assertThat(issued.next().data().keyBinding()).isEqualTo(Option.none());
        assertThat(issued.reply().get().access().key()).contains(KEY);
        var grant = issued.next();
        assertThat(grant.introspect(pair.refresh(), context()).get().key()).isEqualTo(Option.none());
        assertThat(grant.introspect(pair.access(), context()).get().key()).contains(KEY);
    }

    @Test
    void aBoundAccessTokenOpensToItsKeyAlone() {
        var story = Story.authorized();
        var pair = story.mint().pair();
        var grant = exchange(story, CONFIDENTIAL.withKey(KEY), pair).next();
        var token = pair.access();
        assertThat(grant.authenticate(token, Scope.empty(), KEY, context()).isRight())
                .isTrue();
        assertThat(grant.authenticate(token, Scope.empty(), OTHER, context()).getLeft())
                .isEqualTo(WRONG_KEY);
        assertThat(grant.authenticate(token, Scope.empty(), CERTIFICATE, context())
                        .getLeft())
                .isEqualTo(WRONG_KEY);
        assertThat(grant.authenticate(token, Scope.empty(), context()).getLeft())
                .isEqualTo(WRONG_KEY);
    }

    @Test
    void aBearerTokenOpensBesideACertificateAndNotBesideADpopProof() {
        var story = Story.authorized();
        var pair = story.mint().pair();
        var grant = exchange(story, CONFIDENTIAL, pair).next();
        assertThat(grant.authenticate(pair.access(), Scope.empty(), CERTIFICATE, context())
                        .isRight())
                .isTrue();
        assertThat(grant.authenticate(pair.access(), Scope.empty(), KEY, context())
                        .getLeft())
                .isEqualTo(WRONG_KEY);
        assertThat(grant.introspect(pair.access(), context()).get().key()).isEqualTo(Option.none());
    }

    @Test
    void aBoundCodeWaitsForItsKey() {
        var story = Story.authorized();
        var data = story.grant().data().withKeyBinding(Option.of(KeyBinding.ofGrant(KEY)));
        var grant =
                Grant.authorize(data, story.code(), Story.STRICT, Story.START).next();
        var pair = story.mint().pair();
        for (var request : new TokenRequest[] {CONFIDENTIAL, CONFIDENTIAL.withKey(OTHER)})
            assertThat(grant.exchange(PresentedToken.of(story.code(), request), pair, Story.STRICT, Story.START))
                    .isEqualTo(Decision.refused(grant, WRONG_KEY));
        var bound = grant.exchange(
                PresentedToken.of(story.code(), CONFIDENTIAL.withKey(KEY)), pair, Story.STRICT, Story.START);
        assertThat(bound.next().data().keyBinding()).contains(KeyBinding.ofGrant(KEY));
        var refused =
                refresh(bound.next(), pair.refresh(), CONFIDENTIAL, story.mint().pair());
        assertThat(refused.reply().getLeft()).isEqualTo(WRONG_KEY);
    }

    @Test
    void aSecondUseOfATokenFromBeforeTheBindingIsReuseWhateverItsKey() {
        var story = Story.authorized();
        var pair = story.mint().pair();
        var grant = exchange(story, PUBLIC.withKey(KEY), pair).next();
        var again = grant.exchange(
                PresentedToken.of(story.code(), PUBLIC.withKey(OTHER)),
                story.mint().pair(),
                Story.STRICT,
                Story.START);
        assertThat(again.reply().getLeft()).isEqualTo(new Rejection.Reused());
        assertThat(again.next()).isInstanceOf(Ended.class);
    }

    @Test
    void aBindingBeginsWithTheRefreshTokenThatAKeyBringsAndStays() {
        var story = Story.authorized().exchanged();
        var bound = story.decide((grant, now) -> grant.refresh(
                PresentedToken.of(story.current(), PUBLIC.withKey(KEY)),
                story.mint().pair(),
                Story.STRICT,
                now));
        assertThat(bound.next().data().keyBinding()).contains(new KeyBinding(KEY, 2));
        assertThat(bound.next().data().boundBy(PUBLIC.withKey(OTHER)))
                .isEqualTo(bound.next().data());
        assertThat(story.grant().data().boundBy(PUBLIC)).isEqualTo(story.grant().data());
        assertThat(story.grant().data().boundBy(CONFIDENTIAL.withKey(KEY)))
                .isEqualTo(story.grant().data());
    }

    @Test
    void aRetryWithAnotherKeyIsRefusedAndIsNoReuse() {
        var story = Story.authorized().under(Story.RETRYABLE);
        var first = story.mint().pair();
        var grant = story.grant()
                .exchange(PresentedToken.of(story.code(), CONFIDENTIAL.withKey(KEY)), first, story.rules(), Story.START)
                .next();
        var next = new Story(grant, Story.START, story.rules(), story.chain(), story.access())
                .mint()
                .pair();
        var rotated = grant.refresh(
                        PresentedToken.of(first.refresh(), CONFIDENTIAL.withKey(KEY)), next, story.rules(), Story.START)
                .next();
        var again = rotated.refresh(
                PresentedToken.of(first.refresh(), CONFIDENTIAL.withKey(KEY)),
                story.mint().pair(),
                story.rules(),
                Story.START);
        assertThat(again.reply().get().repeated().isDefined()).isTrue();
        var other = rotated.refresh(
                PresentedToken.of(first.refresh(), CONFIDENTIAL.withKey(OTHER)),
                story.mint().pair(),
                story.rules(),
                Story.START);
        assertThat(other.reply().getLeft()).isEqualTo(WRONG_KEY);
        assertThat(other.changes()).isFalse();
    }

    @Test
    void aRetryOfAnUnboundTokenByAPublicClientWithAnotherKeyIsReuse() {
        var story = Story.authorized().under(Story.RETRYABLE).exchanged();
        var first = story.current();
        var stolen = story.grant()
                .refresh(
                        PresentedToken.of(first, PUBLIC.withKey(OTHER)),
                        story.mint().pair(),
                        story.rules(),
                        Story.START)
                .next();
        for (var request : new TokenRequest[] {PUBLIC, PUBLIC.withKey(KEY)}) {
            var again = stolen.refresh(
                    PresentedToken.of(first, request), story.mint().pair(), story.rules(), Story.START);
            assertThat(again.reply().getLeft()).isEqualTo(new Rejection.Reused());
            assertThat(again.next()).isInstanceOf(Ended.class);
        }
        var overtaken = PresentedToken.of(first, PUBLIC.withKey(KEY)).firstSeenBy(story.grant());
        var conflict = stolen.refresh(overtaken, story.mint().pair(), story.rules(), Story.START);
        assertThat(conflict.reply().getLeft()).isEqualTo(new Rejection.Conflict());
        assertThat(conflict.changes()).isFalse();
    }

    @Test
    void aRefreshTokenThatStaysIsBoundByAPublicClientsFirstKey() {
        var story = Story.authorized().under(Story.NONE).exchanged();
        var bound = story.grant()
                .refresh(
                        PresentedToken.of(story.current(), PUBLIC.withKey(KEY)),
                        story.mint().pair(),
                        story.rules(),
                        Story.START)
                .next();
        assertThat(bound.data().keyBinding()).contains(new KeyBinding(KEY, 1));
        var refused = bound.refresh(
                PresentedToken.of(story.current(), PUBLIC.withKey(OTHER)),
                story.mint().pair(),
                story.rules(),
                Story.START);
        assertThat(refused.reply().getLeft()).isEqualTo(WRONG_KEY);
    }

    @Test
    void aRetryWindowEndsInAWholeMillisecond() {
        var window = Duration.ofSeconds(100).dividedBy(3);
        assertThat(Rotation.retryable(window).retryUntil(Story.START)).contains(Story.START.plusMillis(33_333));
    }

    @Test
    void rulesMayGiveAPublicClientRefreshTokensOnlyForAKey() {
        var rules = GrantRules.builder().publicClientsNeedKey(true).build();
        var story = Story.authorized();
        var pair = story.mint().pair();
        var code = story.code();
        var refused = story.grant().exchange(PresentedToken.of(code, PUBLIC), pair, rules, Story.START);
        assertThat(refused.reply().getLeft()).isEqualTo(new Rejection.KeyRequired());
        assertThat(refused.changes()).isFalse();
        for (var request : new TokenRequest[] {CONFIDENTIAL, PUBLIC.withKey(KEY)})
            assertThat(story.grant()
                            .exchange(PresentedToken.of(code, request), pair, rules, Story.START)
                            .reply()
                            .isRight())
                    .isTrue();
        var grant = exchange(story, PUBLIC, pair).next();
        var next = grant.refresh(
                PresentedToken.of(pair.refresh(), PUBLIC), story.mint().pair(), rules, Story.START);
        assertThat(next.reply().getLeft()).isEqualTo(new Rejection.KeyRequired());
        assertThat(GrantRules.builder().build().publicClientsNeedKey()).isFalse();
    }

    @Test
    void aGrantThatIsBoundAsAWholeIssuesItsFirstTokensForItsKey() {
        var story = Story.authorized();
        var data = story.grant().data().withKeyBinding(Option.of(KeyBinding.ofGrant(KEY)));
        var issued = Grant.issue(data, story.mint().pair(), Story.STRICT, Story.START);
        assertThat(issued.reply().get().access().key()).contains(KEY);
        assertThat(issued.next().data().keyBinding()).contains(KeyBinding.ofGrant(KEY));
    }

    @Test
    void aThumbprintIsWrittenWithItsProof() {
        assertThat(KEY.text()).isEqualTo("DPOP:0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I");
        assertThat(CERTIFICATE.text()).isEqualTo("MUTUAL_TLS:bwcK0esc3ACC3DB2Y5_lESsXE8o9ltc05O89jdN-dg2");
        assertThat(KeyThumbprint.parse(KEY.text())).isEqualTo(KEY);
        assertThat(KeyThumbprint.parse(CERTIFICATE.text())).isEqualTo(CERTIFICATE);
        assertThat(KEY.proof().confirmation()).isEqualTo("jkt");
        assertThat(KEY.proof().tokenType()).isEqualTo("DPoP");
        assertThat(CERTIFICATE.proof().confirmation()).isEqualTo("x5t#S256");
        assertThat(CERTIFICATE.proof().tokenType()).isEqualTo("Bearer");
        for (var wrong : new String[] {"", "a".repeat(42), "a".repeat(44), "a".repeat(42) + "=", "a".repeat(42) + "+"})
            assertThatIllegalArgumentException().isThrownBy(() -> KeyThumbprint.ofDpop(wrong));
        assertThatIllegalArgumentException().isThrownBy(() -> KeyThumbprint.parse("a".repeat(43)));
    }

    private static Decision<Grant, Issuance> exchange(Story story, TokenRequest request, Successor pair) {
        return story.grant().exchange(PresentedToken.of(story.code(), request), pair, Story.STRICT, Story.START);
    }

    private static Decision<Grant, Issuance> refresh(
            Grant grant, ParsedToken token, TokenRequest request, Successor next) {
        return grant.refresh(PresentedToken.of(token, request), next, Story.STRICT, Story.START);
    }

    private static DecisionContext context() {
        return DecisionContext.at(Story.START);
    }
}
