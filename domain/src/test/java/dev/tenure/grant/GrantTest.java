package dev.tenure.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tenure.decision.Decision;
import dev.tenure.decision.DecisionContext;
import dev.tenure.decision.Event;
import dev.tenure.decision.EventType;
import dev.tenure.decision.Rejection;
import dev.tenure.decision.RejectionCode;
import dev.tenure.time.Cause;
import dev.tenure.time.End;
import dev.tenure.time.Lifetime;
import dev.tenure.token.Environment;
import dev.tenure.token.ParsedToken;
import dev.tenure.token.Scope;
import dev.tenure.token.TokenKind;
import dev.tenure.token.TokenStatus;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The rules of a refresh, in their order, and their effects. */
class GrantTest {
    // 1: a refusal leaves the grant as it is, but for reuse

    @Test
    void everyRefusalButReuseLeavesTheGrantAsItWas() {
        var story = Story.refreshable(Story.RETRYABLE).refreshed();
        var refusals = List.of(
                story.refresh(elsewhere(story.current())),
                story.refresh(story.accessToken(0)),
                stolen(story, story.current()),
                stolen(story, story.chain(1)),
                story.later(Story.IDLE).refresh(story.current()),
                story.later(Story.IDLE).refresh(story.chain(1)),
                story.refresh(story.forged(3)),
                story.refresh(story.forged(2)),
                story.refresh(
                        story.current(),
                        Option.of(Story.scope("payments")),
                        story.mint().pair()),
                overtaken(story.later(Story.WINDOW), story.chain(1)));
        assertThat(refusals.map(refusal -> refusal.reply().getLeft().code()))
                .containsExactly(
                        RejectionCode.WRONG_ENVIRONMENT,
                        RejectionCode.WRONG_KIND,
                        RejectionCode.WRONG_CLIENT,
                        RejectionCode.WRONG_CLIENT,
                        RejectionCode.GRANT_EXPIRED,
                        RejectionCode.GRANT_EXPIRED,
                        RejectionCode.UNKNOWN_TOKEN,
                        RejectionCode.UNKNOWN_TOKEN,
                        RejectionCode.SCOPE_EXCEEDED,
                        RejectionCode.CONFLICT);
        assertThat(refusals).allSatisfy(refusal -> {
            assertThat(refusal.next()).isEqualTo(story.grant());
            assertThat(refusal.changes()).isFalse();
        });
    }

    @Test
    void aTokenOfAnotherEnvironmentIsRefusedBeforeItsClientIsLookedAt() {
        var story = Story.refreshable();
        assertThat(reason(stolen(story, elsewhere(story.current())))).contains(RejectionCode.WRONG_ENVIRONMENT);
    }

    // 2: binding before reuse

    @Test
    void anotherClientCannotEndAGrantWithAUsedToken() {
        var story = Story.refreshable().refreshed();
        assertThat(reason(stolen(story, story.chain(1)))).contains(RejectionCode.WRONG_CLIENT);
        assertThat(reason(story.refresh(story.current()))).isEmpty();
    }

    // 3: generations

    @Test
    void everyUsedTokenEndsTheGrantHoweverOld() {
        var story = Story.refreshable();
        for (var i = 0; i < 5; i++) story = story.refreshed();
        for (var before = 1; before <= 5; before++) {
            var reused = story.refresh(story.chain(before));
            assertThat(reason(reused)).contains(RejectionCode.REUSED);
            assertThat(end(reused.next())).isEqualTo(new End(Cause.REUSE_DETECTED, story.now()));
            assertThat(reused.events().map(Event::type)).containsExactly(EventType.GRANT_ENDED);
            assertThat(reused.events().map(Event::cause)).containsExactly(Option.of(Cause.REUSE_DETECTED));
        }
    }

    @Test
    void afterReuseNoTokenOfTheGrantLivesAndAgainIsNoSecondEvent() {
        var story = Story.refreshable(Story.KEEPING).refreshed();
        var ended = story.after((it, now) -> it.refresh(
                PresentedToken.of(story.chain(1), Story.CLIENT), story.mint().pair(), story.rules(), now));
        assertThat(ended.decide((it, now) -> Decision.unchanged(it)).reply().get())
                .isInstanceOf(Ended.class);
        for (var before = 0; before < 2; before++) {
            assertThat(authenticated(ended, ended.accessToken(before))).contains(RejectionCode.GRANT_ENDED);
            assertThat(ended.refresh(ended.chain(before)).changes()).isFalse();
            assertThat(reason(ended.refresh(ended.chain(before)))).contains(RejectionCode.GRANT_ENDED);
        }
    }

    @Test
    void aTokenThatIsNotReplacedRefreshesAgainAndAgain() {
        var story = Story.refreshable(Story.NONE);
        var later = story.refreshed().refreshed().refreshed();
        assertThat(later.current()).isEqualTo(story.current());
        assertThat(later.grant().data().refreshGeneration()).isEqualTo(1);
        assertThat(later.grant().data().accessGeneration()).isEqualTo(4);
        assertThat(later.refresh(later.current()).reply().get().withRefresh()).isFalse();
    }

    @Test
    void aTokenThatWasReplacedUnderStricterRulesStaysUsedUnderLooserOnes() {
        var story = Story.refreshable().refreshed().under(Story.NONE);
        assertThat(reason(story.refresh(story.chain(1)))).contains(RejectionCode.REUSED);
    }

    // 4: expired is expired, never reuse

    @Test
    void aUsedTokenOfAnExpiredGrantIsExpired() {
        var story = Story.refreshable().refreshed().later(Story.IDLE);
        assertThat(story.refresh(story.chain(1)).reply().getLeft())
                .isEqualTo(new Rejection.GrantExpired(story.now(), Cause.IDLE_LIFETIME_ENDED));
        assertThat(reason(story.refresh(story.current()))).contains(RejectionCode.GRANT_EXPIRED);
        assertThat(authenticated(story, story.accessToken(0))).contains(RejectionCode.GRANT_EXPIRED);
    }

    // 5: scope

    @Test
    void aNarrowerScopeIsTheAccessTokensAlone() {
        var story = Story.refreshable().refreshed(Option.of(Story.NARROW));
        assertThat(scopeOf(story, story.accessToken(0))).isEqualTo(Story.NARROW);
        assertThat(scopeOf(story, story.current())).isEqualTo(Story.WHOLE);
        var whole = story.refreshed();
        assertThat(scopeOf(whole, whole.accessToken(0))).isEqualTo(Story.WHOLE);
    }

    @Test
    void askingForMoreBurnsNothing() {
        var story = Story.refreshable();
        var more = Option.of(Story.scope("openid accounts offline_access payments"));
        assertThat(reason(story.refresh(story.current(), more, story.mint().pair())))
                .contains(RejectionCode.SCOPE_EXCEEDED);
        assertThat(reason(story.refresh(story.current()))).isEmpty();
    }

    // 6: what a refresh brings

    @Test
    void aRefreshReplacesBothTokens() {
        var before = Story.refreshable();
        var after = before.refreshed();
        assertThat(after.grant().isCurrent(after.current())).isTrue();
        assertThat(after.grant().isCurrent(before.current())).isFalse();
        assertThat(authenticated(after, after.accessToken(0))).isEmpty();
        assertThat(authenticated(after, before.accessToken(0))).contains(RejectionCode.ROTATED);
    }

    @Test
    void theAccessTokenBeforeIsKeptWhereTheRulesKeepItAndNoneBeforeThat() {
        var story = Story.refreshable(Story.KEEPING).refreshed();
        assertThat(authenticated(story, story.accessToken(1))).isEmpty();
        var further = story.refreshed();
        assertThat(authenticated(further, further.accessToken(0))).isEmpty();
        assertThat(authenticated(further, further.accessToken(1))).isEmpty();
        assertThat(authenticated(further, further.accessToken(2))).contains(RejectionCode.ROTATED);
        var over = story.later(Duration.ofMinutes(15));
        assertThat(authenticated(over, over.accessToken(1))).contains(RejectionCode.ACCESS_EXPIRED);
    }

    // 7: overtaken is no reuse

    @Test
    void anOvertakenRefreshIsToldSoAndTheGrantLives() {
        var first = Story.refreshable();
        var late = PresentedToken.of(first.current(), Story.CLIENT).firstSeenBy(first.grant());
        var faster = first.refreshed();
        var answer = faster.decide((it, now) -> it.refresh(late, faster.mint().pair(), faster.rules(), now));
        assertThat(reason(answer)).contains(RejectionCode.CONFLICT);
        assertThat(answer.next()).isEqualTo(faster.grant());
        assertThat(reason(faster.refresh(faster.current()))).isEmpty();
    }

    @Test
    void anOvertakenRefreshWithARetryWindowGetsTheSamePair() {
        var first = Story.refreshable(Story.RETRYABLE);
        var faster = first.refreshed();
        assertThat(overtaken(faster, first.current()).reply().get().repeated().isDefined())
                .isTrue();
    }

    @Test
    void aTokenThatWasOldAtTheFirstSightIsReuse() {
        var story = Story.refreshable().refreshed();
        var seen = PresentedToken.of(story.chain(1), Story.CLIENT).firstSeenBy(story.grant());
        assertThat(seen.wasCurrent()).isFalse();
    }

    // 8: the same pair again

    @Test
    void aRetryInTheWindowBringsTheSamePairWithWhatIsLeftOfItsLife() {
        var story = Story.refreshable(Story.RETRYABLE);
        var pair = story.mint().pair();
        var given = story.refresh(story.current(), Option.none(), pair);
        var later = new Story(given.next(), story.now(), story.rules(), story.chain(), story.access())
                .later(Story.WINDOW.minusMillis(1));
        for (var again = 0; again < 3; again++) {
            var retry = later.refresh(story.current());
            assertThat(retry.changes()).isFalse();
            assertThat(retry.next()).isEqualTo(given.next());
            var issued = retry.reply().get();
            assertThat(issued.repeated().map(Retry::pair)).isEqualTo(pair.pair());
            assertThat(issued.access()).isEqualTo(given.reply().get().access());
            assertThat(issued.withRefresh()).isTrue();
            assertThat(issued.expiresIn(later.now()))
                    .contains(Duration.ofMinutes(15).minus(Story.WINDOW).plusMillis(1));
        }
    }

    @Test
    void theWindowIsOverAtItsInstantHoweverManyRetriesThereWere() {
        var story = Story.refreshable(Story.RETRYABLE).refreshed();
        assertThat(reason(story.later(Story.WINDOW.minusMillis(1)).refresh(story.chain(1))))
                .isEmpty();
        assertThat(reason(story.later(Story.WINDOW).refresh(story.chain(1)))).contains(RejectionCode.REUSED);
        assertThat(reason(story.later(Story.WINDOW.plusMillis(1)).refresh(story.chain(1))))
                .contains(RejectionCode.REUSED);
    }

    @Test
    void aRetryEndsWithTheTokenThatIsPresentedIfThatIsSooner() {
        var idle = Duration.ofMinutes(20);
        var rules = GrantRules.builder()
                .from(Story.RETRYABLE)
                .refreshTokenLifetime(Lifetime.sliding(idle))
                .build();
        var first = Story.refreshable(rules);
        var end = first.now().plus(idle);
        var story = first.at(end.minusSeconds(10)).refreshed();
        assertThat(story.grant().sealedUntil()).contains(end);
        assertThat(reason(story.at(end.minusMillis(1)).refresh(story.chain(1)))).isEmpty();
        assertThat(reason(story.at(end).refresh(story.chain(1)))).contains(RejectionCode.REUSED);
        assertThat(reason(story.later(Duration.ofSeconds(15)).refresh(story.chain(1))))
                .contains(RejectionCode.REUSED);
    }

    @Test
    void onlyTheImmediatePredecessorIsShielded() {
        var story = Story.refreshable(Story.RETRYABLE).refreshed().refreshed();
        assertThat(reason(story.refresh(story.chain(1)))).isEmpty();
        assertThat(reason(story.refresh(story.chain(2)))).contains(RejectionCode.REUSED);
    }

    @Test
    void aSecretThatOnlyLooksLikeThePredecessorIsNotShielded() {
        var story = Story.refreshable(Story.RETRYABLE).refreshed();
        assertThat(reason(story.refresh(story.forged(1)))).contains(RejectionCode.REUSED);
    }

    @Test
    void aRetryOfAnotherScopeIsNotShielded() {
        var story = Story.refreshable(Story.RETRYABLE).refreshed(Option.of(Story.NARROW));
        var same = story.refresh(
                story.chain(1), Option.of(Story.NARROW), story.mint().pair());
        assertThat(reason(same)).isEmpty();
        assertThat(reason(story.refresh(story.chain(1)))).contains(RejectionCode.REUSED);
    }

    @Test
    void anotherClientsRetryIsItsOwnFault() {
        var story = Story.refreshable(Story.RETRYABLE).refreshed();
        assertThat(reason(stolen(story, story.chain(1)))).contains(RejectionCode.WRONG_CLIENT);
    }

    @Test
    void aPairWhoseAccessTokenWasRevokedIsNotIssuedAgain() {
        var story = Story.refreshable(Story.RETRYABLE).refreshed();
        var back = story.after((it, now) -> it.revoke(PresentedToken.of(story.accessToken(0), Story.CLIENT), now));
        assertThat(reason(back.refresh(back.chain(1)))).contains(RejectionCode.REUSED);
    }

    @Test
    void aClientThatUsesATokenOfThePairHasReceivedItAndTheWindowEnds() {
        var story = Story.refreshable(Story.RETRYABLE).refreshed();
        for (var token : List.of(story.accessToken(0), story.current())) {
            var received = story.after((it, now) -> it.received(token, now));
            assertThat(received.grant()).isEqualTo(story.grant().withoutSeal());
            assertThat(reason(received.refresh(story.chain(1)))).contains(RejectionCode.REUSED);
            assertThat(received.decide((it, now) -> it.received(token, now)).changes())
                    .isFalse();
        }
        var revoked = story.after((it, now) -> it.revoke(PresentedToken.of(story.accessToken(0), Story.CLIENT), now));
        assertThat(revoked.decide((it, now) -> it.received(story.accessToken(0), now))
                        .changes())
                .isFalse();
    }

    @Test
    void noOtherTokenEndsTheWindow() {
        var story = Story.refreshable(Story.RETRYABLE).refreshed();
        for (var token : List.of(story.accessToken(1), story.chain(1), story.code(), story.forged(2), story.forged(3)))
            assertThat(story.decide((it, now) -> it.received(token, now)).changes())
                    .isFalse();
        assertThat(reason(story.refresh(story.chain(1)))).isEmpty();
    }

    @Test
    void aStrictGrantAndOneWithoutASealTakeNoRetry() {
        assertThat(reason(Story.refreshable()
                        .refreshed()
                        .refresh(Story.refreshable().current())))
                .contains(RejectionCode.REUSED);
        var story = Story.refreshable(Story.RETRYABLE);
        var pair = story.mint().pair();
        var unsealed = story.refresh(story.current(), Option.none(), Successor.of(pair.refresh(), pair.access()));
        var after = new Story(unsealed.next(), story.now(), story.rules(), story.chain(), story.access());
        assertThat(reason(after.refresh(story.current()))).contains(RejectionCode.REUSED);
    }

    @Test
    void aDeadlineOfTheWindowOutlivesAChangeOfTheRules() {
        var story = Story.refreshable(Story.RETRYABLE).refreshed().under(Story.STRICT);
        assertThat(reason(story.refresh(story.chain(1)))).isEmpty();
        var strict = story.refreshed();
        assertThat(reason(strict.refresh(strict.chain(1)))).contains(RejectionCode.REUSED);
    }

    // 9: who has a refresh token at all

    @Test
    void withoutOfflineAccessThereIsNoRefreshToken() {
        var story = Story.accessOnly();
        assertThat(story.grant()).isInstanceOf(AccessOnly.class);
        assertThat(reason(story.refresh(story.forged(1)))).contains(RejectionCode.UNKNOWN_TOKEN);
        assertThat(story.grant().due()).isEqualTo(Option.none());
    }

    @Test
    void theRulesNameTheScopeThatBringsRefreshTokens() {
        var rules = GrantRules.builder()
                .from(Story.STRICT)
                .offlineScope("offline.access")
                .build();
        var asked = Story.data(Story.scope("accounts offline.access"));
        assertThat(Story.authorized(asked, rules).exchanged().grant().state()).isEqualTo(GrantState.REFRESHABLE);
        assertThat(Story.issued(asked, rules).grant().state()).isEqualTo(GrantState.REFRESHABLE);
        assertThat(Story.issued(asked, Story.STRICT).grant().state()).isEqualTo(GrantState.ACCESS_ONLY);
        assertThat(Story.issued(Story.data(Story.WHOLE), rules).grant().state()).isEqualTo(GrantState.ACCESS_ONLY);
    }

    @Test
    void aGrantTellsWhenItLastIssuedTokens() {
        var first = Story.refreshable(Story.NONE);
        var later = first.later(Duration.ofMinutes(3)).refreshed();
        assertThat(((Issued) first.grant()).lastIssuedAt()).isEqualTo(first.now());
        assertThat(((Issued) later.grant()).lastIssuedAt()).isEqualTo(later.now());
        var revoked =
                later.after((grant, now) -> grant.revoke(PresentedToken.of(later.accessToken(0), Story.CLIENT), now));
        assertThat(((Issued) revoked.grant()).lastIssuedAt()).isEqualTo(first.now());
        var own = Story.clientsOwn();
        assertThat(((Issued) own.grant()).lastIssuedAt()).isEqualTo(own.now());
        assertThat(own.grant().retryUntil(Story.RETRYABLE, own.now())).isEqualTo(Option.none());
    }

    @Test
    void aClientsOwnGrantHasNoRefreshTokenWhateverItAsksFor() {
        var story = Story.clientsOwn();
        assertThat(story.grant()).isInstanceOf(AccessOnly.class);
        assertThat(story.grant().data().refreshLocator()).isEqualTo(Option.none());
        assertThat(authenticated(story.later(Duration.ofHours(1).minusMillis(1)), story.accessToken(0)))
                .isEmpty();
        assertThat(authenticated(story.later(Duration.ofHours(1)), story.accessToken(0)))
                .contains(RejectionCode.ACCESS_EXPIRED);
        assertThat(story.grant().spentSince()).contains(Story.START.plus(Duration.ofHours(1)));
        assertThat(story.grant().due()).isEqualTo(Option.none());
    }

    @Test
    void aUsersGrantMayBeginWithoutACode() {
        var story = Story.issued(Story.data(Story.WHOLE), Story.STRICT);
        assertThat(story.grant()).isInstanceOf(Refreshable.class);
        assertThat(story.grant().data().refreshLocator())
                .contains(story.current().locator());
        assertThat(story.grant().data().accessLocator())
                .contains(story.accessToken(0).locator());
        assertThat(reason(story.refresh(story.current()))).isEmpty();
    }

    // 10: codes

    @Test
    void aCodeIsExchangedOnceAndAgainIsReuse() {
        var story = Story.refreshable(Story.RETRYABLE);
        var again = story.decide((it, now) -> it.exchange(
                PresentedToken.of(story.code(), Story.CLIENT), story.mint().pair(), story.rules(), now));
        assertThat(reason(again)).contains(RejectionCode.REUSED);
        assertThat(end(again.next()).cause()).isEqualTo(Cause.REUSE_DETECTED);
    }

    @Test
    void aPairMintedForAnotherGenerationWouldBeDeadAndIsRefused() {
        var story = Story.refreshable();
        var early = story.mint().pair();
        var later = story.refreshed();
        assertThatIllegalArgumentException().isThrownBy(() -> later.refresh(later.current(), Option.none(), early));
        var pair = later.mint().pair();
        for (var odd :
                List.of(Successor.of(later.forged(2), pair.access()), Successor.of(pair.refresh(), early.access())))
            assertThatIllegalArgumentException().isThrownBy(() -> later.refresh(later.current(), Option.none(), odd));
        assertThatIllegalArgumentException().isThrownBy(() -> Successor.of(story.accessToken(0), story.accessToken(0)));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> Grant.authorize(Story.data(Story.WHOLE), story.current(), story.rules(), story.now()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Grant.issueLasting(Story.data(Story.WHOLE), story.current(), story.now()));
    }

    // giving back

    @Test
    void givingBackAnAccessTokenLeavesTheGrantAbleToRefresh() {
        var story = Story.refreshable(Story.KEEPING).refreshed();
        var back = story.after((it, now) -> it.revoke(PresentedToken.of(story.accessToken(0), Story.CLIENT), now));
        assertThat(authenticated(back, back.accessToken(0))).contains(RejectionCode.ACCESS_REVOKED);
        assertThat(authenticated(back, back.accessToken(1))).isEmpty();
        var next = back.refreshed();
        assertThat(authenticated(next, next.accessToken(0))).isEmpty();
        assertThat(authenticated(next, next.accessToken(1))).contains(RejectionCode.ROTATED);
        var again = back.decide((it, now) -> it.revoke(PresentedToken.of(story.accessToken(0), Story.CLIENT), now));
        assertThat(again.changes()).isFalse();
        assertThat(again.reply().isRight()).isTrue();
    }

    @Test
    void givingBackAnyLinkOfTheChainEndsAllAndAgainChangesNothing() {
        var story = Story.refreshable().refreshed();
        for (var before = 0; before < 3; before++) {
            var token = PresentedToken.of(story.chain(before), Story.CLIENT);
            var back = story.after((it, now) -> it.revoke(token, now));
            assertThat(end(back.grant())).isEqualTo(new End(Cause.GRANT_REVOKED, story.now()));
            assertThat(authenticated(back, back.accessToken(0))).contains(RejectionCode.GRANT_ENDED);
            assertThat(back.decide((it, now) -> it.revoke(token, now)).changes())
                    .isFalse();
        }
    }

    // one end

    @Test
    void theFirstEndStands() {
        var ended = Story.ended();
        var later = ended.later(Story.IDLE);
        assertThat(later.decide((it, now) -> it.revoke(GrantEndReason.FRAUD, now))
                        .next())
                .isEqualTo(ended.grant());
        assertThat(later.grant().settle(later.moment()).next()).isEqualTo(ended.grant());
        var withdrawn = new DecisionContext(later.now(), Option.of(new End(Cause.PERMISSION_WITHDRAWN, later.now())));
        assertThat(later.grant().settle(withdrawn).changes()).isFalse();
    }

    @Test
    void aWithdrawalEndsAGrantAlsoForARefreshInFlight() {
        var story = Story.refreshable();
        var withdrawn = new DecisionContext(story.now(), Option.of(new End(Cause.CREDENTIALS_ROTATED, story.now())));
        var late = story.grant()
                .decide(
                        withdrawn,
                        it -> it.refresh(
                                PresentedToken.of(story.current(), Story.CLIENT).firstSeenBy(story.grant()),
                                story.mint().pair(),
                                story.rules(),
                                story.now()));
        assertThat(late.reply().getLeft()).isEqualTo(new Rejection.GrantEnded(Cause.CREDENTIALS_ROTATED));
        assertThat(story.grant().introspect(story.accessToken(0), withdrawn)).isEqualTo(Option.none());
    }

    @Test
    void aGrantRefreshesToTheLastGenerationAndIsThenRefusedInsteadOfBeginningAnew() {
        var story = Story.refreshable(Story.NONE);
        var live = (Refreshable) story.grant();
        var old = new Refreshable(
                live.data().withAccessGeneration(Integer.MAX_VALUE), live.refresh(), live.access(), live.retry());
        var answer = old.decide(
                story.moment(),
                it -> it.refresh(
                        PresentedToken.of(story.current(), Story.CLIENT),
                        story.mint().pair(),
                        story.rules(),
                        story.now()));
        assertThat(reason(answer)).contains(RejectionCode.OUT_OF_RANGE);
    }

    @Test
    void theStatusOfATokenFollowsFromItAndItsGrant() {
        var story = Story.refreshable(Story.KEEPING).refreshed().refreshed();
        assertThat(status(Story.authorized(), Story.authorized().code())).isEmpty();
        var authorized = Story.authorized();
        assertThat(status(authorized, authorized.code())).contains(TokenStatus.ISSUED);
        assertThat(status(story, story.code())).contains(TokenStatus.CONSUMED);
        assertThat(status(story, story.chain(1))).contains(TokenStatus.ROTATED);
        assertThat(status(story, story.current())).contains(TokenStatus.ACTIVE);
        assertThat(status(story, story.accessToken(0))).contains(TokenStatus.ACTIVE);
        assertThat(status(story, story.accessToken(1))).contains(TokenStatus.ACTIVE);
        assertThat(status(story, story.accessToken(2))).contains(TokenStatus.ROTATED);
        assertThat(status(story, story.forged(3))).isEmpty();
        assertThat(status(story, story.forged(9))).isEmpty();
        var over = story.later(Duration.ofMinutes(15));
        assertThat(status(over, over.accessToken(0))).contains(TokenStatus.EXPIRED);
        var revoked = over.after((it, now) -> it.revoke(GrantEndReason.FRAUD, now));
        assertThat(status(revoked, revoked.accessToken(0))).contains(TokenStatus.EXPIRED);
        assertThat(status(revoked, revoked.current())).contains(TokenStatus.REVOKED);
        assertThat(status(revoked, revoked.chain(1))).contains(TokenStatus.ROTATED);
        assertThat(status(revoked, revoked.code())).contains(TokenStatus.CONSUMED);
        assertThat(status(revoked, revoked.forged(9))).isEmpty();
        var idle = story.later(Story.IDLE);
        assertThat(status(idle, idle.current())).contains(TokenStatus.EXPIRED);
        var back = story.after((it, now) -> it.revoke(PresentedToken.of(story.accessToken(0), Story.CLIENT), now));
        assertThat(status(back, back.accessToken(0))).contains(TokenStatus.REVOKED);
    }

    @Test
    void afterAThousandRefreshesAnyTokenBeforeIsStillKnownForUsed() {
        var story = Story.refreshable();
        for (var i = 0; i < 1000; i++) story = story.refreshed();
        assertThat(story.grant().data().refreshGeneration()).isEqualTo(1001);
        for (var before : List.of(1, 2, 500, 999, 1000))
            assertThat(reason(story.refresh(story.chain(before)))).contains(RejectionCode.REUSED);
        var live = (Refreshable) story.grant();
        assertThat(live.accessTokens()).hasSize(1);
    }

    @Test
    void noTextOfATokenIsInWhatAGrantPrints() {
        var story = Story.refreshable(Story.RETRYABLE).refreshed();
        var shown = story.grant().toString()
                + story.refresh(story.current())
                + story.refresh(story.chain(1))
                + PresentedToken.of(story.current(), Story.CLIENT)
                + story.grant().introspect(story.current(), story.moment());
        for (var token : story.chain().appendAll(story.access())) {
            var body = token.secret().reveal().substring(token.secret().reveal().length() - 76);
            for (var at = 0; at + 8 <= body.length(); at++)
                assertThat(shown.contains(body.substring(at, at + 8))).isFalse();
        }
    }

    private static Decision<Grant, Issuance> stolen(Story story, ParsedToken token) {
        return presenting(story, PresentedToken.of(token, Story.OTHER));
    }

    private static Decision<Grant, Issuance> overtaken(Story story, ParsedToken token) {
        return presenting(story, new PresentedToken(token, TokenRequest.by(Story.CLIENT), true));
    }

    private static Decision<Grant, Issuance> presenting(Story story, PresentedToken by) {
        return story.decide((it, now) -> it.refresh(by, story.mint().pair(), story.rules(), now));
    }

    private static ParsedToken elsewhere(ParsedToken token) {
        return new ParsedToken(
                TokenKind.REFRESH, Environment.PRODUCTION, token.hash(), token.locator(), token.generation());
    }

    private static Option<RejectionCode> reason(Decision<Grant, ?> decision) {
        return decision.reply().swap().toOption().map(Rejection::code);
    }

    private static Option<RejectionCode> authenticated(Story story, ParsedToken access) {
        return story.grant()
                .authenticate(access, Scope.empty(), story.moment())
                .swap()
                .toOption()
                .map(Rejection::code);
    }

    private static Option<TokenStatus> status(Story story, ParsedToken token) {
        return story.grant().statusOf(token, story.moment()).toOption();
    }

    private static Scope scopeOf(Story story, ParsedToken token) {
        return story.grant().introspect(token, story.moment()).get().scope();
    }

    private static End end(Grant grant) {
        return ((Ended) grant).end();
    }
}
