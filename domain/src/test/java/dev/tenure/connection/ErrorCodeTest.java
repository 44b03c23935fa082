package dev.tenure.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.decision.Detail;
import io.vavr.collection.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorCodeTest {
    @ParameterizedTest
    @ValueSource(strings = {"invalid_grant", "ITEM_LOGIN_REQUIRED", "invalid-client", "urn.error.7", "x"})
    void aCodeIsKeptAsItIs(String code) {
        assertThat(ErrorCode.of(code).value()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "invalid grant",
                "invalid_grant\n",
                "invalid_grant\r\nforged=1",
                "\u0000",
                "\ud800",
                "\u0130nvalid_grant",
                "<script>",
                "refresh_token=abc"
            })
    void nothingIsKeptOfAnyOtherText(String hostile) {
        assertThat(ErrorCode.of(hostile).value()).isEqualTo("unreadable");
    }

    @Test
    void aCodeHas64CharactersAtMost() {
        assertThat(ErrorCode.of("e".repeat(64)).value()).hasSize(64);
        assertThat(ErrorCode.of("e".repeat(65)).value()).isEqualTo("unreadable");
    }

    @Test
    void noTextFromOutsideGetsIntoAnEvent() {
        var hostile = "no\u0000code ".repeat(100_000);
        for (var story : List.of(Story.refreshing(), Story.inDoubt())) {
            var refused = story.decide((it, now) -> it.refreshRefused(story.lease(), hostile, now));
            var misconfigured = story.decide((it, now) -> it.misconfigured(story.lease(), hostile, now));
            assertThat(List.of(refused, misconfigured).flatMap(decision -> decision.events()
                            .flatMap(event -> event.details().get(Detail.ERROR))))
                    .containsExactly("unreadable", "unreadable");
        }
    }
}
