package dev.tenure.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class LocatorTest {
    private static final Locator LOCATOR = Locator.ofBytes(HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f"));

    /** Stores find their grants by these: a version that computes others finds none of them. */
    @Test
    void theStoredFormOfALocatorStaysTheSameInEveryVersion() {
        assertThat(stored(TokenKind.REFRESH))
                .isEqualTo("273d23232ec9e3db0ee33e493ba59ba9a073800e06ae8606fbcb79f7a35d3bf7");
        assertThat(stored(TokenKind.CODE))
                .isEqualTo("273d23232ec9e3db0ee33e493ba59ba9a073800e06ae8606fbcb79f7a35d3bf7");
        assertThat(stored(TokenKind.ACCESS))
                .isEqualTo("e9c5bd7943d9989560b2c4f25e3b95e04b335562c9cebc810acbec55b8f391a4");
    }

    private static String stored(TokenKind kind) {
        return HexFormat.of().formatHex(LOCATOR.hash(kind, Environment.SANDBOX).bytes());
    }
}
