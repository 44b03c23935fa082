package dev.tenure.port.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vavr.control.Option;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** A response refuses nulls where they enter, and forgives those of a host's parser. */
class TokenEndpointResponseTest {
    @Test
    @NullUnmarked
    void aNullIsRefusedWhereItEnters() {
        assertThatThrownBy(() -> new TokenEndpointResponse(400, null, Option.none()))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("the fields of a response are null, not none");
        assertThatThrownBy(() -> new TokenEndpointResponse(400, ResponseFields.NONE, null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("the pause of a response is null, not none");
    }

    @Test
    @NullUnmarked
    void aFieldThatAParserHasNullForIsMissing() {
        var response = new TokenEndpointResponse(400, pointer -> null, Option.none());
        assertThat(response.text("/error")).isEmpty();
    }

    @Test
    void aTextThatIsEmptyIsMissing() {
        var response = new TokenEndpointResponse(400, pointer -> Option.of(""), Option.none());
        assertThat(response.text("/error")).isEmpty();
    }
}
