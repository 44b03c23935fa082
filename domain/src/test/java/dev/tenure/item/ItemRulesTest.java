package dev.tenure.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tenure.decision.RejectionCode;
import dev.tenure.time.Cause;
import dev.tenure.time.Deadline;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ItemRulesTest {
    private static final ItemRules RULES = ItemRules.builder().build();

    @Test
    void theDefaultsArePlaidsRules() {
        var rules = ItemRules.builder().build();
        assertThat(rules.maxProcessorTokens()).isEqualTo(100);
        assertThat(rules.maxAccounts()).isEqualTo(500);
        assertThat(rules.sandboxAge()).isEmpty();
        assertThat(rules.publicTokenStartsUpdate()).isFalse();
        assertThat(rules.removalNamesProduct()).isFalse();
        assertThat(rules.retryWindow()).isEqualTo(Option.none());
    }

    @Test
    void aRetryWindowIsAMillisecondToAMinute() {
        var tick = Duration.ofMillis(1);
        for (var window : List.of(tick, Duration.ofSeconds(60)))
            assertThat(ItemRules.builder()
                            .retryWindow(Option.of(window))
                            .build()
                            .retryWindow())
                    .contains(window);
        for (var window : List.of(
                Duration.ZERO,
                tick.negated(),
                Duration.ofNanos(999_999),
                Duration.ofSeconds(60).plus(tick)))
            assertThatIllegalArgumentException()
                    .isThrownBy(() ->
                            ItemRules.builder().retryWindow(Option.of(window)).build());
    }

    @Test
    void aRetryEndsWithTheWindowOrWithThePresentedTokenIfThatIsSooner() {
        var story = Story.pending();
        var end = story.publicToken().deadline().get().at();
        assertThat(Story.FORGIVING.retryUntil(story.publicToken(), Story.START))
                .contains(Story.START.plus(Story.WINDOW));
        assertThat(Story.FORGIVING.retryUntil(story.publicToken(), end.minusSeconds(10)))
                .contains(end);
        assertThat(Story.FORGIVING.retryUntil(story.access(), end)).contains(end.plus(Story.WINDOW));
        assertThat(RULES.retryUntil(story.publicToken(), Story.START)).isEqualTo(Option.none());
    }

    @Test
    void asManyAccountsAsTheRulesAllowAreSharedAndNotOneMore() {
        var rules = ItemRules.builder().maxAccounts(2).build();
        var two = Consent.to(List.fill(2, () -> Story.CHECKING));
        var three = Consent.to(List.fill(3, () -> Story.CHECKING));
        assertThat(two.violation(rules, Story.START)).isEmpty();
        assertThat(three.violation(rules, Story.START).get().code()).isEqualTo(RejectionCode.OUT_OF_RANGE);
    }

    @Test
    void aLinkTokenOpensUpdateModeForHalfAnHour() {
        var story = Story.active();
        var link = story.decide(
                (item, now) -> item.startUpdate(story.access(), story.link().hash(), RULES, now));
        assertThat(link.reply().get().deadline())
                .contains(new Deadline(Story.START.plus(Duration.ofMinutes(30)), Cause.LIFETIME_ENDED));
    }
}
