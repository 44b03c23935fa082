package dev.tenure.item;

import static dev.tenure.decision.EventType.CONSENT_EXPIRED;
import static dev.tenure.decision.EventType.DISCONNECTED;
import static dev.tenure.decision.EventType.EXPIRY_WARNED;
import static dev.tenure.decision.EventType.ITEM_LOGIN_REQUIRED;
import static dev.tenure.decision.EventType.ITEM_REMOVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tenure.decision.Decision;
import dev.tenure.decision.DecisionContext;
import dev.tenure.decision.Detail;
import dev.tenure.decision.Event;
import dev.tenure.decision.EventType;
import dev.tenure.decision.Rejection;
import dev.tenure.decision.RejectionCode;
import dev.tenure.time.Cause;
import dev.tenure.time.Deadline;
import dev.tenure.time.End;
import dev.tenure.time.Lifetime;
import dev.tenure.time.UpdateCause;
import dev.tenure.token.AccountId;
import dev.tenure.token.Environment;
import dev.tenure.token.Purpose;
import dev.tenure.token.Token;
import dev.tenure.token.TokenKind;
import dev.tenure.token.TokenStatus;
import io.vavr.collection.HashMap;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ItemTest {
    private static final Instant START = Story.START;
    private static final Instant CONSENT_END = Story.CONSENT_END;
    private static final Instant WARNING = CONSENT_END.minus(Duration.ofDays(7));
    private static final Instant PUBLIC_END = START.plus(Duration.ofMinutes(30));

    // deadlines, a millisecond before, at, and after

    @Test
    void aPublicTokenIsExchangedUntilAMillisecondBeforeItsDeadline() {
        assertThat(exchangedAt(PUBLIC_END.minusMillis(1))).isEmpty();
        assertThat(exchangedAt(PUBLIC_END)).contains(RejectionCode.EXPIRED);
        assertThat(exchangedAt(PUBLIC_END.plusMillis(1))).contains(RejectionCode.EXPIRED);
        var token = Story.pending().publicToken();
        assertThat(Story.pending().item().statusOf(token, DecisionContext.at(PUBLIC_END.minusMillis(1))))
                .isEqualTo(TokenStatus.ISSUED);
        assertThat(Story.pending().item().statusOf(token, DecisionContext.at(PUBLIC_END)))
                .isEqualTo(TokenStatus.EXPIRED);
    }

    @Test
    void anItemThatNobodyExchangedIsGivenUpAfterADay() {
        var givenUp = START.plus(Duration.ofHours(24));
        assertThat(settledAt(Story.pending(), givenUp.minusMillis(1)).changes()).isFalse();
        var decision = settledAt(Story.pending(), givenUp.plusMillis(1));
        assertThat(((Removed) decision.next()).end()).isEqualTo(new End(Cause.NEVER_EXCHANGED, givenUp));
        assertThat(decision.events().map(Event::effectiveAt)).containsExactly(givenUp);
        assertThat(decision.events().map(Event::recordedAt)).containsExactly(givenUp.plusMillis(1));
        assertThat(settledAt(Story.pending(), givenUp).changes()).isTrue();
    }

    @Test
    void consentHoldsUntilAMillisecondBeforeItsEnd() {
        var active = Story.active();
        assertThat(dataAt(active, CONSENT_END.minusMillis(1))).isEmpty();
        assertThat(dataAt(active, CONSENT_END)).contains(RejectionCode.NEEDS_UPDATE);
        assertThat(dataAt(active, CONSENT_END.plusMillis(1))).contains(RejectionCode.NEEDS_UPDATE);
        assertThat(active.item().statusOf(active.access(), DecisionContext.at(CONSENT_END)))
                .isEqualTo(TokenStatus.NEEDS_UPDATE);
    }

    @Test
    void theEndOfConsentIsRecordedAsOfItsDeadline() {
        var decision = settledAt(Story.active(), CONSENT_END.plusSeconds(60));
        assertThat(types(decision)).containsExactly(CONSENT_EXPIRED, ITEM_LOGIN_REQUIRED);
        assertThat(decision.events().map(Event::effectiveAt)).containsOnly(CONSENT_END);
    }

    @Test
    void aWarningGoesOutInItsWindowOnceAndNotLate() {
        var active = Story.active();
        assertThat(settledAt(active, WARNING.minusMillis(1)).changes()).isFalse();
        assertThat(types(settledAt(active, WARNING))).containsExactly(EXPIRY_WARNED);
        assertThat(types(settledAt(active, CONSENT_END.minusMillis(1)))).containsExactly(EXPIRY_WARNED);
        assertThat(types(settledAt(active, CONSENT_END))).doesNotContain(EXPIRY_WARNED);
        var warned = new Story(
                settledAt(active, WARNING).next(), WARNING, active.publicToken(), active.access(), active.link());
        assertThat(settledAt(warned, CONSENT_END.minusMillis(1)).changes()).isFalse();
        assertThat(settledAt(active, WARNING.plusSeconds(1)).events().head().effectiveAt())
                .isEqualTo(WARNING);
    }

    @Test
    void aWarningChangesNoHealthAndIsShownToWhoeverAuthenticates() {
        var active = Story.active();
        var access = active.item().authenticate(active.access(), Purpose.DATA, DecisionContext.at(WARNING));
        assertThat(access.map(AuthorizedItem::warning).get())
                .contains(new Deadline(CONSENT_END, Cause.CONSENT_EXPIRED));
        assertThat(active.item()
                        .authenticate(active.access(), Purpose.DATA, DecisionContext.at(WARNING.minusMillis(1)))
                        .get()
                        .warning())
                .isEqualTo(Option.none());
    }

    @Test
    void aRenewedDeadlineIsWarnedOfAgain() {
        var active = Story.active();
        var warned = new Story(
                settledAt(active, WARNING).next(), WARNING, active.publicToken(), active.access(), active.link());
        assertThat(settledAt(warned, WARNING).changes()).isFalse();
        var later = CONSENT_END.plus(Duration.ofDays(5));
        var renewed = warned.after((item, now) ->
                        item.startUpdate(warned.access(), warned.link().hash(), Story.RULES, now))
                .after((item, now) -> item.completeUpdate(
                        Token.link(warned.link().hash(), now, new Deadline(now.plusSeconds(1), Cause.LIFETIME_ENDED)),
                        Story.consent(Option.of(later)),
                        Story.IDS,
                        Story.RULES,
                        now));
        assertThat(types(settledAt(renewed, later.minus(Duration.ofDays(7))))).containsExactly(EXPIRY_WARNED);
    }

    @Test
    void eachDeadlineHasItsOwnWarning() {
        var disconnect = new Deadline(CONSENT_END.minus(Duration.ofDays(1)), Cause.INSTITUTION_MIGRATION);
        var item = Story.active().after((it, now) -> Story.disconnect(it, disconnect, now));
        assertThat(types(settledAt(item, WARNING.minusMillis(1)))).containsExactly(EXPIRY_WARNED);
        assertThat(types(settledAt(item, WARNING))).containsExactly(EXPIRY_WARNED, EXPIRY_WARNED);
    }

    @Test
    void aScheduledDisconnectMakesItNeedItsUserAtItsInstant() {
        var disconnect = new Deadline(START.plusSeconds(60), Cause.INSTITUTION_TOKEN_EXPIRATION);
        var item = Story.active().after((it, now) -> Story.disconnect(it, disconnect, now));
        assertThat(dataAt(item, disconnect.at().minusMillis(1))).isEmpty();
        assertThat(dataAt(item, disconnect.at())).contains(RejectionCode.NEEDS_UPDATE);
        assertThat(types(settledAt(item, disconnect.at()))).containsExactly(DISCONNECTED, ITEM_LOGIN_REQUIRED);
    }

    @Test
    void aSandboxItemAgesInThirtyDaysAndOthersDoNot() {
        var aged = START.plus(Duration.ofDays(30));
        var sandbox = Story.pending(Option.none(), Environment.SANDBOX, START).exchanged();
        var production =
                Story.pending(Option.none(), Environment.PRODUCTION, START).exchanged();
        assertThat(dataAt(sandbox, aged.minusMillis(1))).isEmpty();
        assertThat(dataAt(sandbox, aged)).contains(RejectionCode.NEEDS_UPDATE);
        assertThat(dataAt(production, Deadline.LAST)).isEmpty();
    }

    @Test
    void everythingInARetiredEnvironmentIsOverAtItsInstant() {
        var retired = Environment.DEVELOPMENT.retirement().get().at();
        var story = Story.pending(Option.none(), Environment.DEVELOPMENT, retired.minusSeconds(60));
        var active = story.exchanged();
        assertThat(dataAt(active, retired.minusMillis(1))).isEmpty();
        assertThat(dataAt(active, retired)).contains(RejectionCode.REMOVED);
        assertThat(active.item().statusOf(active.access(), DecisionContext.at(retired)))
                .isEqualTo(TokenStatus.REVOKED);
        assertThat(settledAt(story, retired).next()).isInstanceOf(Removed.class);
    }

    @Test
    void theEarliestOfSeveralDeadlinesSaysWhyAndTheOthersSayNothingMore() {
        var disconnect = new Deadline(CONSENT_END.plusSeconds(1), Cause.INSTITUTION_MIGRATION);
        var item = Story.active().after((it, now) -> Story.disconnect(it, disconnect, now));
        var late = settledAt(item, CONSENT_END.plus(Duration.ofDays(100)));
        assertThat(late.next().refusal()).isEqualTo(new Rejection.Consumed());
        assertThat(((NeedsUpdate) late.next()).cause()).isEqualTo(Cause.CONSENT_EXPIRED);
        assertThat(types(late)).containsExactly(CONSENT_EXPIRED, ITEM_LOGIN_REQUIRED);
    }

    // settling

    @Test
    void settlingTwiceIsSettlingOnce() {
        for (var instant : List.of(START, PUBLIC_END, WARNING, CONSENT_END, CONSENT_END.plus(Duration.ofDays(99)))) {
            for (var story : List.of(Story.pending(), Story.active(), Story.needsUpdate(), Story.removed())) {
                var once = settledAt(story, instant).next();
                assertThat(once.settle(DecisionContext.at(instant)).changes()).isFalse();
            }
        }
    }

    @Test
    void aRefusalChangesNothingEvenWhereSettlingWouldHave() {
        var story = Story.active().at(CONSENT_END);
        var decision = story.decide(
                (item, now) -> item.exchange(story.publicToken(), story.access().hash(), now));
        assertThat(decision.changes()).isFalse();
        assertThat(decision.next()).isEqualTo(story.item());
    }

    @Test
    void aReportThatDoesNotConcernItChangesNothingEvenWhereSettlingWouldHave() {
        var story = Story.active().at(CONSENT_END);
        var decision = story.decide((item, now) -> item.detectNewAccounts(List.of(Story.SAVINGS), now));
        assertThat(decision.changes()).isFalse();
        assertThat(decision.next()).isEqualTo(story.item());
    }

    @Test
    void aCommandThatChangesSomethingStoresWhatTimeHasDoneBefore() {
        var story = Story.active().at(CONSENT_END);
        var decision = story.decide((item, now) -> item.rotateAccessToken(Story.hash(TokenKind.ACCESS, "next"), now));
        assertThat(types(decision).take(2)).containsExactly(CONSENT_EXPIRED, ITEM_LOGIN_REQUIRED);
        assertThat(decision.next()).isInstanceOf(NeedsUpdate.class);
    }

    @Test
    void dueIsTheNextDeadlineThatWillBeRecorded() {
        assertThat(Story.pending().item().due()).contains(START.plus(Duration.ofHours(24)));
        assertThat(Story.active().item().due()).contains(WARNING);
        assertThat(settledAt(Story.active(), WARNING).next().due()).contains(CONSENT_END);
        assertThat(Story.needsUpdate().item().due()).isEqualTo(Option.none());
        assertThat(Story.removed().item().due()).isEqualTo(Option.none());
    }

    @Test
    void aDuplicateIsNamedInTheEventItCauses() {
        var other = new ItemId(new UUID(8, 8));
        for (var story : List.of(Story.active(), Story.needsUpdate()))
            assertThat(story.decide((item, now) -> item.duplicateLinked(other, now))
                            .events()
                            .head()
                            .details()
                            .get(Detail.ITEM))
                    .contains(other.text());
    }

    // trouble before the exchange

    @Test
    void anItemInTroubleIsExchangedAndNeedsItsUserAtOnce() {
        var story = Story.pending().after((item, now) -> item.reportLoginRequired(UpdateCause.MFA_CHANGED, now));
        var decision = story.decide(
                (item, now) -> item.exchange(story.publicToken(), story.access().hash(), now));
        assertThat(decision.reply().isRight()).isTrue();
        assertThat(((NeedsUpdate) decision.next()).cause()).isEqualTo(Cause.MFA_CHANGED);
        assertThat(types(decision).last()).isEqualTo(ITEM_LOGIN_REQUIRED);
    }

    @Test
    void anItemWhoseConsentEndedBeforeTheExchangeNeedsItsUserAtOnce() {
        var end = START.plusSeconds(60);
        var story = Story.pending(Option.of(end), Environment.SANDBOX, START).at(end);
        assertThat(story.item().settle(story.moment()).changes()).isFalse();
        var decision = story.decide(
                (item, now) -> item.exchange(story.publicToken(), story.access().hash(), now));
        assertThat(((NeedsUpdate) decision.next()).cause()).isEqualTo(Cause.CONSENT_EXPIRED);
    }

    // tokens

    @Test
    void rotatingEndsTheOldTokenAtTheInstantTheNewOneBegins() {
        var story = Story.active();
        var decision = story.decide((item, now) -> item.rotateAccessToken(Story.hash(TokenKind.ACCESS, "new"), now));
        var fresh = decision.reply().get();
        assertThat(decision.next().statusOf(story.access(), story.moment())).isEqualTo(TokenStatus.ROTATED);
        assertThat(decision.next().statusOf(fresh, story.moment())).isEqualTo(TokenStatus.ACTIVE);
        assertThat(fresh.generation()).isEqualTo(story.access().generation() + 1);
        assertThat(((Active) decision.next()).data().withAccessGeneration(1))
                .isEqualTo(story.item().data());
    }

    @Test
    void anAccessTokenNeverExpires() {
        var story = Story.pending(Option.none(), Environment.PRODUCTION, START).exchanged();
        assertThat(story.item().statusOf(story.access(), DecisionContext.at(Deadline.LAST)))
                .isEqualTo(TokenStatus.ACTIVE);
    }

    @Test
    void theFirstEndOfATokenStands() {
        var removed = Story.active()
                .rotated()
                .after((item, now) -> item.remove(Removal.because(RemovalReason.FRAUD), Story.RULES, now));
        assertThat(status(removed, removed.publicToken())).isEqualTo(TokenStatus.CONSUMED);
        assertThat(status(removed, removed.access())).isEqualTo(TokenStatus.ROTATED);
        assertThat(status(removed, removed.link())).isEqualTo(TokenStatus.REVOKED);
        assertThat(status(removed.at(CONSENT_END), removed.link())).isEqualTo(TokenStatus.REVOKED);
        var late = Story.pending()
                .at(PUBLIC_END)
                .after((item, now) -> item.remove(Removal.because(RemovalReason.FRAUD), Story.RULES, now));
        assertThat(status(late, late.publicToken())).isEqualTo(TokenStatus.EXPIRED);
        var early = Story.pending()
                .after((item, now) -> item.remove(Removal.because(RemovalReason.FRAUD), Story.RULES, now));
        assertThat(status(early.at(CONSENT_END), early.publicToken())).isEqualTo(TokenStatus.REVOKED);
    }

    @Test
    void aProcessorTokenLivesWithItsItemAndItsAccountAndSurvivesARotation() {
        var story = Story.active();
        var issued = story.decide((item, now) ->
                item.issueProcessorToken(Story.PARTNER, Story.hash(TokenKind.PROCESSOR, "partner"), Story.RULES, now));
        var token = issued.reply().get();
        var with = new Story(issued.next(), START, story.publicToken(), story.access(), story.link());
        assertThat(status(with.rotated(), token)).isEqualTo(TokenStatus.ACTIVE);
        assertThat(with.rotated()
                        .item()
                        .authenticate(token, Purpose.DATA, with.moment())
                        .isRight())
                .isTrue();
        assertThat(with.item()
                        .authenticate(token, Purpose.MANAGEMENT, with.moment())
                        .isLeft())
                .isTrue();
        var ill = with.after((item, now) -> item.reportLoginRequired(UpdateCause.MFA_CHANGED, now));
        assertThat(status(ill, token)).isEqualTo(TokenStatus.NEEDS_UPDATE);
        var closed = with.after((item, now) -> item.closeAccount(Story.SHARED.id(), now));
        assertThat(status(closed, token)).isEqualTo(TokenStatus.REVOKED);
        assertThat(closed.item()
                        .authenticate(token, Purpose.DATA, closed.moment())
                        .getLeft()
                        .code())
                .isEqualTo(RejectionCode.ACCOUNT_NOT_SHARED);
        var removed =
                with.after((item, now) -> item.remove(Removal.because(RemovalReason.ITEM_REMOVED), Story.RULES, now));
        assertThat(status(removed, token)).isEqualTo(TokenStatus.REVOKED);
    }

    @Test
    void livingProcessorTokensAreBounded() {
        var rules = ItemRules.builder().maxProcessorTokens(1).build();
        var one = Story.active()
                .after((item, now) ->
                        item.issueProcessorToken(Story.PARTNER, Story.hash(TokenKind.PROCESSOR, "one"), rules, now));
        var second = one.decide((item, now) ->
                item.issueProcessorToken(Story.PARTNER, Story.hash(TokenKind.PROCESSOR, "two"), rules, now));
        assertThat(second.reply().getLeft().code()).isEqualTo(RejectionCode.OUT_OF_RANGE);
    }

    @Test
    void aTokenOfAnotherKindOpensNothing() {
        var story = Story.active();
        assertThat(story.item()
                        .authenticate(story.publicToken(), Purpose.MANAGEMENT, story.moment())
                        .getLeft()
                        .code())
                .isEqualTo(RejectionCode.WRONG_KIND);
        assertThat(story.decide((item, now) -> item.completeUpdate(
                                story.access(), Story.consent(Option.none()), Story.IDS, Story.RULES, now))
                        .reply()
                        .getLeft()
                        .code())
                .isEqualTo(RejectionCode.WRONG_KIND);
    }

    @Test
    void anUpdateLinkMayBeUsedAgainUntilItsDeadline() {
        var story = Story.active();
        var end = story.link().deadline().get().at();
        var once = story.at(end.minusMillis(1))
                .after((item, now) ->
                        item.completeUpdate(story.link(), Story.consent(Option.none()), Story.IDS, Story.RULES, now));
        assertThat(status(once, story.link())).isEqualTo(TokenStatus.ISSUED);
        assertThat(status(once.at(end), story.link())).isEqualTo(TokenStatus.EXPIRED);
    }

    // accounts

    @Test
    void eachAccountOfAConsentTakesOneFreshId() {
        var other = new AccountId(new UUID(2, 2));
        var both = Consent.to(List.of(Story.CHECKING, Story.SAVINGS));
        assertThat(both.identifiedBy(List.of(Story.SHARED.id(), other)))
                .containsExactly(Story.SHARED, Account.shared(other, Story.SAVINGS));
        assertThatIllegalArgumentException().isThrownBy(() -> both.identifiedBy(Story.IDS));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> both.identifiedBy(Story.IDS.append(other).append(other)));
    }

    @Test
    void anAccountSeenAgainKeepsItsIdAndOneSharedAgainGetsAnother() {
        var again = new AccountId(new UUID(2, 2));
        var other = new AccountId(new UUID(2, 3));
        var accounts = Accounts.of(List.of(Story.SHARED));
        var both = accounts.reconciled(
                List.of(Account.shared(again, Story.CHECKING), Account.shared(other, Story.SAVINGS)), START);
        assertThat(both.open().map(Account::id)).containsExactly(Story.SHARED.id(), other);
        var one = both.reconciled(List.of(Account.shared(again, Story.SAVINGS)), START);
        assertThat(one.open().map(Account::id)).containsExactly(other);
        assertThat(one.all().head().end()).contains(new End(Cause.ACCOUNT_DESELECTED, START));
        var regained = one.reconciled(
                List.of(Account.shared(again, Story.CHECKING), Account.shared(again, Story.SAVINGS)), START);
        assertThat(regained.open().map(Account::id)).containsExactlyInAnyOrder(other, again);
    }

    @Test
    void aSetOfNewAccountsIsTheSameInAnyOrderAndAnotherWithOneMore() {
        var third = new AccountLabel("Savings", Option.of("2222"));
        var announced = Story.active().after((item, now) -> item.detectNewAccounts(List.of(Story.SAVINGS, third), now));
        assertThat(announced
                        .decide((item, now) -> item.detectNewAccounts(List.of(third, Story.SAVINGS, third), now))
                        .changes())
                .isFalse();
        assertThat(announced
                        .decide((item, now) -> item.detectNewAccounts(List.of(third), now))
                        .changes())
                .isTrue();
    }

    @Test
    void twoAccountsThatLookAlikeStayTwo() {
        var second = Account.shared(new AccountId(new UUID(1, 2)), Story.CHECKING);
        var accounts = Accounts.of(List.of(Story.SHARED, second));
        var seen = List.of(
                Account.shared(new AccountId(new UUID(3, 1)), Story.CHECKING),
                Account.shared(new AccountId(new UUID(3, 2)), Story.CHECKING));
        assertThat(accounts.reconciled(seen, START)).isEqualTo(accounts);
        assertThat(accounts.reconciled(seen.take(1), START).open()).containsExactly(Story.SHARED);
    }

    @Test
    void duplicatesAreFoundByInstitutionNameAndMaskAmongItemsThatLive() {
        var bank = new InstitutionId("bank");
        var items = List.of(Story.active().item());
        assertThat(Duplicates.among(items, bank, List.of(Story.CHECKING)))
                .containsExactly(items.head().id());
        assertThat(Duplicates.among(items, bank, List.of(Story.SAVINGS))).isEmpty();
        assertThat(Duplicates.among(items, new InstitutionId("other"), List.of(Story.CHECKING)))
                .isEmpty();
        assertThat(Duplicates.among(List.of(Story.removed().item()), bank, List.of(Story.CHECKING)))
                .isEmpty();
    }

    // healing

    @Test
    void healingWithALaterConsentEndsPassedDeadlinesAndKeepsComingOnes() {
        var passed = new Deadline(START.plusSeconds(60), Cause.INSTITUTION_MIGRATION);
        var coming = new Deadline(START.plus(Duration.ofDays(40)), Cause.INSTITUTION_MIGRATION);
        var later = START.plus(Duration.ofDays(90));
        for (var disconnect : List.of(passed, coming)) {
            var ill = Story.active()
                    .after((item, now) -> Story.disconnect(item, disconnect, now))
                    .at(CONSENT_END)
                    .after((item, now) -> item.changeWebhook(new Webhook("https://host.example"), now));
            var healed = ill.after((item, now) -> item.selfHeal(later, Story.RULES, now));
            var data = healed.item().data();
            assertThat(data.disconnect().map(WarnedDeadline::deadline))
                    .isEqualTo(Option.of(coming).filter(disconnect::equals));
            assertThat(data.consent().map(ending -> ending.deadline().at())).contains(later);
            assertThat(data.aging().map(Deadline::at)).contains(CONSENT_END.plus(Duration.ofDays(30)));
        }
    }

    @Test
    void healingWithAConsentThatIsOverIsRefused() {
        var ill = Story.needsUpdate();
        var decision = ill.decide((item, now) -> item.selfHeal(now, Story.RULES, now));
        assertThat(refusal(decision)).contains(RejectionCode.NOT_IN_FUTURE);
    }

    @Test
    void anOldSandboxItemDoesNotHealByItself() {
        var aged = Story.pending(Option.none(), Environment.SANDBOX, START)
                .exchanged()
                .at(START.plus(Duration.ofDays(30)));
        assertThat(types(aged.item().settle(aged.moment()))).containsExactly(ITEM_LOGIN_REQUIRED);
        var decision = aged.decide((item, now) -> item.selfHeal(now));
        assertThat(refusal(decision)).contains(RejectionCode.CONSENT_STILL_EXPIRED);
    }

    @Test
    void anItemInNeedOfItsUserEndsWithItsEnvironment() {
        var retired = Environment.DEVELOPMENT.retirement().get().at();
        var ill = Story.pending(Option.none(), Environment.DEVELOPMENT, retired.minusSeconds(60))
                .exchanged()
                .after((item, now) -> item.reportLoginRequired(UpdateCause.MFA_CHANGED, now));
        assertThat(ill.item().due()).contains(retired);
        assertThat(settledAt(ill, retired.minusMillis(1)).changes()).isFalse();
        assertThat(settledAt(ill, retired).next()).isInstanceOf(Removed.class);
    }

    // what reports and removals say

    @Test
    void aRemovalEndsItByTheCauseOfItsReason() {
        for (var reason : RemovalReason.values()) {
            var removed = Story.active().after((item, now) -> item.remove(Removal.because(reason), Story.RULES, now));
            assertThat(((Removed) removed.item()).end().cause()).isEqualTo(reason.cause());
            assertThat(reason.cause().needsUser()).isFalse();
        }
    }

    @Test
    void aDisconnectMayBeScheduledAnew() {
        var first = new Deadline(CONSENT_END, Cause.INSTITUTION_MIGRATION);
        var second = new Deadline(CONSENT_END.plusMillis(1), Cause.INSTITUTION_MIGRATION);
        var moved = Story.active()
                .after((item, now) -> Story.disconnect(item, first, now))
                .after((item, now) -> Story.disconnect(item, second, now));
        assertThat(moved.item().data().disconnect().map(WarnedDeadline::deadline))
                .contains(second);
    }

    @Test
    void aRemovalSaysWhatItsClientSaid() {
        var removal =
                Removal.because(RemovalReason.FRAUD).withNote("chargebacks").withProduct("connect");
        var event = Story.active()
                .decide((item, now) -> item.remove(removal, Story.LEGACY, now))
                .events()
                .head();
        assertThat(event.details()).isEqualTo(HashMap.of(Detail.NOTE, "chargebacks", Detail.PRODUCT, "connect"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Removal.because(RemovalReason.FRAUD).withNote("n".repeat(513)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Removal.because(RemovalReason.FRAUD).withProduct("p".repeat(65)));
        assertThat(Removal.because(RemovalReason.FRAUD)
                        .withNote("n".repeat(512))
                        .withProduct("p".repeat(64))
                        .note()
                        .get())
                .hasSize(512);
    }

    @Test
    void anAccountIsLabelledWithinBounds() {
        assertThat(new AccountLabel("n".repeat(256), Option.of("m".repeat(16))).name())
                .hasSize(256);
        assertThatIllegalArgumentException().isThrownBy(() -> new AccountLabel("n".repeat(257), Option.none()));
        assertThatIllegalArgumentException().isThrownBy(() -> new AccountLabel("n", Option.of("m".repeat(17))));
    }

    @Test
    void anIdIsReadFromItsCanonicalTextAlone() {
        var id = new ItemId(UUID.fromString("4f5d3a9e-8c21-4b6f-9d02-0a1b2c3d4e5f"));
        assertThat(ItemId.parse(id.text())).contains(id);
        assertThat(ItemId.parse(id.text().toUpperCase(Locale.ROOT))).isEqualTo(Option.none());
    }

    // withdrawal

    @Test
    void aWithdrawalEndsAnItemAsOfItsInstantUnlessItHadEndedBefore() {
        var withdrawn = Option.of(new End(Cause.PERMISSION_WITHDRAWN, START.plusSeconds(1)));
        var context = new DecisionContext(CONSENT_END, withdrawn);
        var decision = Story.active().item().settle(context);
        assertThat(((Removed) decision.next()).end()).isEqualTo(withdrawn.get());
        assertThat(types(decision)).containsExactly(ITEM_REMOVED);
        assertThat(decision.events().head().recordedAt()).isEqualTo(CONSENT_END);
        assertThat(Story.removed().item().settle(context).changes()).isFalse();
        var late = new DecisionContext(CONSENT_END, Option.of(new End(Cause.PERMISSION_WITHDRAWN, CONSENT_END)));
        assertThat(((Removed) Story.pending().item().settle(late).next()).end().cause())
                .isEqualTo(Cause.NEVER_EXCHANGED);
    }

    @Test
    void whatWasWithdrawnWarnsNobodyOfWhatWillNotCome() {
        var withdrawn =
                new DecisionContext(WARNING.plusSeconds(60), Option.of(new End(Cause.PERMISSION_WITHDRAWN, WARNING)));
        assertThat(types(Story.active().item().settle(withdrawn))).containsExactly(ITEM_REMOVED);
    }

    @Test
    void aConsentThatIsOverWithinTheMillisecondIsNotInTheFuture() {
        var barely = START.plusNanos(999_999);
        assertThat(Story.consent(Option.of(barely))
                        .violation(Story.RULES, START)
                        .map(Rejection::code))
                .contains(RejectionCode.NOT_IN_FUTURE);
        assertThat(Story.consent(Option.of(START.plusMillis(1))).violation(Story.RULES, START))
                .isEqualTo(Option.none());
        assertThat(refusal(Story.needsUpdate().decide((item, now) -> item.selfHeal(barely, Story.RULES, now))))
                .contains(RejectionCode.NOT_IN_FUTURE);
    }

    // rules

    @Test
    void rulesOutOfRangeDoNotConstruct() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> ItemRules.builder().warningPeriod(Duration.ZERO).build());
        assertThatIllegalArgumentException().isThrownBy(() -> ItemRules.builder()
                .sandboxAge(Option.of(Lifetime.LONGEST.plusMillis(1)))
                .build());
    }

    @Test
    void tooManyAccountsAreRefused() {
        assertThat(Story.consent(Option.none())
                        .violation(ItemRules.builder().maxAccounts(1).build(), START))
                .isEqualTo(Option.none());
        var rules = ItemRules.builder().maxAccounts(0).build();
        assertThat(Story.consent(Option.none()).violation(rules, START).map(Rejection::code))
                .contains(RejectionCode.OUT_OF_RANGE);
    }

    @Test
    void aWebhookIsAnAbsoluteHttpAddressAndIsMasked() {
        for (var text : List.of("ftp://host", "host", "http:///path", "https://", "javascript:alert(1)", "http://a b"))
            assertThatIllegalArgumentException().isThrownBy(() -> new Webhook(text));
        assertThat(new Webhook("https://host.example/hook?key=canary").toString())
                .doesNotContain("canary");
    }

    private static Option<RejectionCode> exchangedAt(Instant instant) {
        var story = Story.pending().at(instant);
        return refusal(story.decide(
                (item, now) -> item.exchange(story.publicToken(), story.access().hash(), now)));
    }

    private static Option<RejectionCode> dataAt(Story story, Instant instant) {
        return story.item()
                .authenticate(story.access(), Purpose.DATA, DecisionContext.at(instant))
                .swap()
                .toOption()
                .map(Rejection::code);
    }

    private static Decision<Item, Item> settledAt(Story story, Instant instant) {
        return story.item().settle(DecisionContext.at(instant));
    }

    private static TokenStatus status(Story story, Token token) {
        return story.item().statusOf(token, story.moment());
    }

    private static Option<RejectionCode> refusal(Decision<Item, ?> decision) {
        return decision.reply().swap().toOption().map(Rejection::code);
    }

    private static Seq<EventType> types(Decision<Item, ?> decision) {
        return decision.events().map(Event::type);
    }
}
