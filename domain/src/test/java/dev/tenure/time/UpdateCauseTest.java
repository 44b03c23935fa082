package dev.tenure.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class UpdateCauseTest {
    @Test
    void everyCauseThatTheUserCanMendIsOneAndNoOtherIs() {
        assertThat(Stream.of(UpdateCause.values()).map(UpdateCause::cause))
                .containsExactlyElementsOf(
                        Stream.of(Cause.values()).filter(Cause::needsUser).toList());
    }

    @Test
    void itIsCalledAsTheCauseIs() {
        assertThat(UpdateCause.values()).allSatisfy(each -> assertThat(each.name())
                .isEqualTo(each.cause().name()));
    }
}
