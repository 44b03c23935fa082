package dev.tenure.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vavr.collection.List;
import org.junit.jupiter.api.Test;

class UpdateCauseTest {
    @Test
    void eachCauseThatNeedsItsUserHasOneAndNoOther() {
        assertThat(List.of(UpdateCause.values()).map(UpdateCause::cause))
                .containsExactlyElementsOf(List.of(Cause.values()).filter(Cause::needsUser));
    }

    @Test
    void aStoredCauseIsReadBackAndOneThatNoUserCanMendIsRefused() {
        for (var why : UpdateCause.values())
            assertThat(UpdateCause.of(why.cause())).isEqualTo(why);
        assertThatIllegalArgumentException().isThrownBy(() -> UpdateCause.of(Cause.ITEM_REMOVED));
    }
}
