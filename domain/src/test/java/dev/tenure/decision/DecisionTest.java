package dev.tenure.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DecisionTest {
    private static final Event EVENT = EventType.ITEM_UPDATED.at(Instant.EPOCH);

    @Test
    void anotherAnswerIsMadeOfTheOneThatWasGivenAndChangesNothingElse() {
        var decision = Decision.to("next", EVENT);
        var answering = decision.mapReply(String::length);
        assertThat(answering.reply()).isEqualTo(Either.right(4));
        assertThat(answering.next()).isEqualTo("next");
        assertThat(answering.events()).containsExactly(EVENT);
    }

    @Test
    void aRefusalStaysWhateverIsMadeOfAnswers() {
        var refused = Decision.<String, String>refused("state", new Rejection.Reused());
        assertThat(refused.mapReply(String::length).reply()).isEqualTo(Either.left(new Rejection.Reused()));
        assertThat(refused.mapReply(String::length).changes()).isFalse();
    }
}
