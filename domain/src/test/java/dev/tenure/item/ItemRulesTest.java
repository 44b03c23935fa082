package dev.tenure.item;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.decision.RejectionCode;
import dev.tenure.time.Cause;
import dev.tenure.time.Deadline;
import io.vavr.collection.List;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ItemRulesTest {
    private static final ItemRules RULES = ItemRules.builder().build();

    @Test
    void whoSaysNothingHasPlaidsRules() {
        var rules = ItemRules.builder().build();
        assertThat(rules.maxProcessorTokens()).isEqualTo(100);
        assertThat(rules.maxAccounts()).isEqualTo(500);
        assertThat(rules.sandboxAge()).isEmpty();
        assertThat(rules.publicTokenStartsUpdate()).isFalse();
        assertThat(rules.removalNamesProduct()).isFalse();
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
