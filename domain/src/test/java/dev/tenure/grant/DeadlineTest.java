package dev.tenure.grant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.decision.DecisionContext;
import dev.tenure.decision.Event;
import dev.tenure.decision.Rejection;
import dev.tenure.decision.RejectionCode;
import dev.tenure.time.Cause;
import dev.tenure.time.Deadline;
import dev.tenure.time.End;
import dev.tenure.time.Lifetime;
import dev.tenure.token.Environment;
import dev.tenure.token.ParsedToken;
import dev.tenure.token.PlaidFormat;
import dev.tenure.token.Scope;
import dev.tenure.token.TokenKind;
import dev.tenure.token.TokenStatus;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** When grants and their tokens are over: a millisecond before, at the instant, a millisecond after. */
class DeadlineTest {
    private static final Instant START = Story.START;
    private static final Duration TICK = Duration.ofMillis(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final GrantRules CAPPED = rules(Lifetime.sliding(DAY).cappedAt(DAY.multipliedBy(3)));

    @Test
    void aCodeIsExchangedUntilAMillisecondBeforeItsDeadline() {
        var deadline = START.plus(Story.STRICT.codeLifetime());
        assertThat(exchangedAt(deadline.minus(TICK))).isEmpty();
        assertThat(exchangedAt(deadline)).contains(RejectionCode.GRANT_EXPIRED);
        assertThat(exchangedAt(deadline.plus(TICK))).contains(RejectionCode.GRANT_EXPIRED);
        assertThat(Story.authorized().grant().spentSince()).contains(deadline);
        assertThat(Story.authorized().grant().due()).isEqualTo(Option.none());
    }

    @Test
    void aUsersAccessTokenOpensForItsQuarterOfAnHour() {
        var deadline = START.plus(Duration.ofMinutes(15));
        for (var story : List.of(Story.refreshable(), Story.accessOnly())) {
            assertThat(opensAt(story, deadline.minus(TICK))).isEmpty();
            assertThat(opensAt(story, deadline)).contains(RejectionCode.ACCESS_EXPIRED);
            assertThat(opensAt(story, deadline.plus(TICK))).contains(RejectionCode.ACCESS_EXPIRED);
        }
    }

    @Test
    void aGrantThatIsNotRefreshedIsOverWhenItsIdleTimeIs() {
        var idle = START.plus(Story.IDLE);
        isOverAt(Story.refreshable(), idle, Cause.IDLE_LIFETIME_ENDED);
    }

    @Test
    void eachRefreshRenewsTheIdleTimeAndNothingElseDoes() {
        var story = Story.refreshable().later(Duration.ofDays(364)).refreshed();
        var idle = story.now().plus(Story.IDLE);
        isOverAt(story, idle, Cause.IDLE_LIFETIME_ENDED);
        var asked = Story.refreshable().later(Duration.ofDays(364));
        asked.grant().introspect(asked.current(), asked.moment());
        asked.refresh(asked.forged(7));
        isOverAt(asked, START.plus(Story.IDLE), Cause.IDLE_LIFETIME_ENDED);
    }

    @Test
    void withoutACapAGrantThatIsRefreshedInTimeLivesOn() {
        var story = Story.refreshable();
        for (var year = 0; year < 200; year++)
            story = story.later(Story.IDLE.minus(TICK)).refreshed();
        assertThat(story.refresh(story.current()).reply().isRight()).isTrue();
        assertThat(story.later(Story.IDLE).refresh(story.current()).reply().isRight())
                .isFalse();
    }

    @Test
    void theCapCountsFromTheAuthenticationAndNoRefreshMovesIt() {
        var cap = Story.AUTHENTICATED.plus(DAY.multipliedBy(3));
        var story = under(CAPPED);
        for (var i = 0; i < 5; i++) {
            assertThat(story.grant().data().authenticatedAt()).isEqualTo(Story.AUTHENTICATED);
            story = story.later(Duration.ofHours(13)).refreshed();
        }
        isOverAt(story, cap, Cause.ABSOLUTE_LIFETIME_ENDED);
    }

    @Test
    void aLifetimeThatIsNotExtendedStaysWhatItWas() {
        var story = under(rules(Lifetime.fixed(DAY)));
        var end = Story.AUTHENTICATED.plus(DAY);
        isOverAt(story.later(Duration.ofHours(5)).refreshed(), end, Cause.LIFETIME_ENDED);
    }

    @Test
    void aGrantOfNoLifetimeIsNeverOver() {
        var story = under(rules(Lifetime.never())).at(Deadline.LAST);
        assertThat(story.grant().due()).isEqualTo(Option.none());
        assertThat(story.refresh(story.current()).reply().isRight()).isTrue();
    }

    @Test
    void noTokenOutlivesTheConsent() {
        var consent = START.plus(Duration.ofHours(36));
        var story = consented(CAPPED, consent);
        isOverAt(story, START.plus(DAY), Cause.IDLE_LIFETIME_ENDED);
        var close = story.later(DAY.minus(TICK)).refreshed();
        isOverAt(close, consent, Cause.CONSENT_EXPIRED);
        var last = close.at(consent.minus(Duration.ofMinutes(1))).refreshed();
        assertThat(opensAt(last, consent.minus(TICK))).isEmpty();
        assertThat(opensAt(last, consent)).contains(RejectionCode.GRANT_EXPIRED);
        assertThat(last.grant().introspect(last.accessToken(0), last.moment()).flatMap(Introspection::deadline))
                .contains(new Deadline(consent, Cause.CONSENT_EXPIRED));
    }

    @Test
    void onATieTheConsentWinsOverTheCapAndTheCapOverTheIdleTime() {
        var cap = Story.AUTHENTICATED.plus(DAY);
        var both = rules(Lifetime.sliding(DAY).cappedAt(DAY));
        isOverAt(consented(both, cap), cap, Cause.CONSENT_EXPIRED);
        isOverAt(under(both), cap, Cause.ABSOLUTE_LIFETIME_ENDED);
        var now = Story.authorized(Story.data(Story.WHOLE).withAuthenticatedAt(START), both)
                .exchanged();
        isOverAt(now, START.plus(DAY), Cause.ABSOLUTE_LIFETIME_ENDED);
    }

    @Test
    void longerRulesNeverMoveTheEndThatWasFixedAndShorterOnesDo() {
        var cap = Story.AUTHENTICATED.plus(DAY.multipliedBy(3));
        var story = under(CAPPED).later(Duration.ofHours(20));
        isOverAt(story.under(rules(Lifetime.never())).refreshed(), cap, Cause.ABSOLUTE_LIFETIME_ENDED);
        var shorter = story.under(rules(Lifetime.sliding(Duration.ofHours(1)).cappedAt(DAY)))
                .refreshed();
        isOverAt(shorter, story.now().plus(Duration.ofHours(1)), Cause.IDLE_LIFETIME_ENDED);
        var longerAgain = shorter.under(CAPPED).refreshed();
        isOverAt(longerAgain, Story.AUTHENTICATED.plus(DAY), Cause.ABSOLUTE_LIFETIME_ENDED);
    }

    @Test
    void underRulesByWhichItWouldBeOverAGrantDoesNotGoOn() {
        var shorter = rules(Lifetime.fixed(Duration.ofHours(1)));
        var end = Story.AUTHENTICATED.plus(Duration.ofHours(1));
        var story = under(CAPPED).under(shorter);
        assertThat(refreshedAt(story, end.minus(TICK))).isEmpty();
        assertThat(refreshedAt(story, end)).contains(RejectionCode.GRANT_EXPIRED);
        assertThat(story.at(end).refresh(story.current()).changes()).isFalse();
        assertThat(refreshedAt(story.under(CAPPED), end)).isEmpty();
        var longAgo = Story.data(Story.WHOLE).withAuthenticatedAt(START.minus(DAY));
        var waiting = Story.authorized(longAgo, CAPPED).under(shorter);
        assertThat(waiting.exchanged().grant()).isEqualTo(waiting.grant());
    }

    @Test
    void aClientsOwnTokenIsNotCutShortByTheLifeOfRefreshTokens() {
        var brief = GrantRules.builder()
                .refreshTokenLifetime(Lifetime.fixed(Duration.ofMinutes(20)))
                .build();
        var story = Story.issued(Story.data(Story.WHOLE, Option.none()), brief);
        assertThat(opensAt(story, START.plus(Duration.ofHours(1)).minus(TICK))).isEmpty();
    }

    @Test
    void anAccessTokenOfAUserWhoIsPresentEndsWithTheConsentToo() {
        var consent = START.plus(Duration.ofMinutes(5));
        var limit = new Deadline(consent, Cause.CONSENT_EXPIRED);
        var story = Story.issued(Story.data(Story.NARROW).withLimit(Option.of(limit)), Story.STRICT);
        assertThat(opensAt(story, consent.minus(TICK))).isEmpty();
        assertThat(opensAt(story, consent)).contains(RejectionCode.ACCESS_EXPIRED);
        assertThat(story.grant().spentSince()).contains(consent);
    }

    @Test
    void aTokenThatDoesNotExpireOpensForAsLongAsThereAreInstants() {
        for (var kind : List.of(TokenKind.USER, TokenKind.ASSET_REPORT)) {
            var token = lasting(kind, Environment.PRODUCTION);
            var issued =
                    Grant.issueLasting(Story.data(Scope.empty()).withEnvironment(Environment.PRODUCTION), token, START);
            var grant = issued.next();
            assertThat(issued.reply().get().expiresIn(START)).isEqualTo(Option.none());
            var last = DecisionContext.at(Deadline.LAST);
            assertThat(grant.authenticate(token, Scope.empty(), last).isRight()).isTrue();
            assertThat(grant.statusOf(token, last)).contains(TokenStatus.ACTIVE);
            assertThat(grant.introspect(token, last).map(Introspection::kind)).contains(kind);
            assertThat(grant.due()).isEqualTo(Option.none());
            assertThat(grant.spentSince()).isEqualTo(Option.none());
            var removed = grant.revoke(GrantEndReason.GRANT_REVOKED, START).next();
            assertThat(removed.authenticate(token, Scope.empty(), last).swap().map(Rejection::code))
                    .contains(RejectionCode.GRANT_ENDED);
            assertThat(removed.statusOf(token, last)).contains(TokenStatus.REVOKED);
        }
    }

    @Test
    void everythingEndsWithItsEnvironment() {
        var token = lasting(TokenKind.USER, Environment.DEVELOPMENT);
        var retired = Environment.DEVELOPMENT.retirement().get();
        var grant = Grant.issueLasting(
                        Story.data(Scope.empty()).withEnvironment(Environment.DEVELOPMENT),
                        token,
                        retired.at().minus(TICK))
                .next();
        assertThat(grant.introspect(token, DecisionContext.at(retired.at().minus(TICK))))
                .isNotEqualTo(Option.none());
        assertThat(grant.introspect(token, DecisionContext.at(retired.at()))).isEqualTo(Option.none());
        assertThat(grant.authenticate(token, Scope.empty(), DecisionContext.at(retired.at()))
                        .swap())
                .contains(new Rejection.GrantEnded(Cause.ENVIRONMENT_RETIRED));
        var old = Story.authorized(Story.data(Story.WHOLE).withEnvironment(Environment.DEVELOPMENT), Story.STRICT);
        assertThat(old.exchanged().grant()).isEqualTo(old.grant());
    }

    @Test
    void aGrantBeginsUnderAConsentThatLastsAndAfterItsUserAuthenticated() {
        var later = START.plus(TICK);
        assertThat(CAPPED.limit(later, START, START).get()).contains(new Deadline(later, Cause.CONSENT_EXPIRED));
        assertThat(CAPPED.limit(START, START).get())
                .contains(new Deadline(START.plus(DAY.multipliedBy(3)), Cause.ABSOLUTE_LIFETIME_ENDED));
        assertThat(Story.STRICT.limit(START, START).get()).isEqualTo(Option.none());
        assertThat(CAPPED.limit(START, START, START).swap().map(Rejection::code))
                .contains(RejectionCode.NOT_IN_FUTURE);
        assertThat(CAPPED.limit(START.minus(DAY.multipliedBy(3)), START).swap().map(Rejection::code))
                .contains(RejectionCode.NOT_IN_FUTURE);
        assertThat(CAPPED.limit(START.plus(TICK), START).swap().map(Rejection::code))
                .contains(RejectionCode.OUT_OF_RANGE);
    }

    private static void isOverAt(Story story, Instant end, Cause cause) {
        assertThat(story.grant().due()).contains(end);
        assertThat(refreshedAt(story, end.minus(TICK))).isEmpty();
        assertThat(story.grant().settle(DecisionContext.at(end.minus(TICK))).changes())
                .isFalse();
        for (var now : List.of(end, end.plus(TICK))) {
            assertThat(refreshedAt(story, now)).contains(RejectionCode.GRANT_EXPIRED);
            var settled = story.grant().settle(DecisionContext.at(now));
            assertThat(((Ended) settled.next()).end()).isEqualTo(new End(cause, end));
            assertThat(settled.events().map(Event::effectiveAt)).containsExactly(end);
            assertThat(settled.events().map(Event::recordedAt)).containsExactly(now);
            assertThat(settled.next().settle(DecisionContext.at(now)).changes()).isFalse();
            assertThat(settled.next().due()).isEqualTo(Option.none());
        }
    }

    private static Option<RejectionCode> refreshedAt(Story story, Instant now) {
        return story.at(now).refresh(story.current()).reply().swap().toOption().map(Rejection::code);
    }

    private static Option<RejectionCode> exchangedAt(Instant now) {
        var story = Story.authorized().at(now);
        return story.decide((it, at) -> it.exchange(
                        PresentedToken.of(story.code(), Story.CLIENT),
                        story.mint().pair(),
                        story.rules(),
                        at))
                .reply()
                .swap()
                .toOption()
                .map(Rejection::code);
    }

    private static Option<RejectionCode> opensAt(Story story, Instant now) {
        return story.grant()
                .authenticate(story.accessToken(0), Scope.empty(), DecisionContext.at(now))
                .swap()
                .toOption()
                .map(Rejection::code);
    }

    private static ParsedToken lasting(TokenKind kind, Environment environment) {
        return PlaidFormat.STRICT.mint(kind, environment, Story.bytes()).token();
    }

    private static GrantRules rules(Lifetime refresh) {
        return GrantRules.builder().refreshTokenLifetime(refresh).build();
    }

    private static Story under(GrantRules rules) {
        return limited(rules, Option.none());
    }

    private static Story consented(GrantRules rules, Instant until) {
        return limited(rules, Option.of(until));
    }

    private static Story limited(GrantRules rules, Option<Instant> consent) {
        var limit = consent.fold(
                        () -> rules.limit(Story.AUTHENTICATED, START),
                        end -> rules.limit(end, Story.AUTHENTICATED, START))
                .get();
        return Story.authorized(Story.data(Story.WHOLE).withLimit(limit), rules).exchanged();
    }
}
