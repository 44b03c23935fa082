package dev.tenure.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Option;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokensAtOnceTest {
    private static final TokenFormat FORMAT = SelfLocatingFormat.VERSION_1;

    @Test
    void tokensMintedAtOnceAreReadAsTheyWereMinted() {
        var unlike = IntStream.range(0, 20_000)
                .parallel()
                .filter(seed -> !isReadAsItWasMinted(seed))
                .toArray();
        assertThat(unlike).isEmpty();
    }

    private static boolean isReadAsItWasMinted(int seed) {
        var random = new Random(seed);
        var refresh = FORMAT.mint(TokenKind.REFRESH, Environment.SANDBOX, bytes(random));
        var next = FORMAT.mintBeside(refresh, TokenKind.REFRESH, 2, bytes(random));
        var access = FORMAT.mintBeside(refresh, TokenKind.ACCESS, 1, bytes(random));
        return isRead(refresh) && isRead(next) && isRead(access);
    }

    private static boolean isRead(MintedToken token) {
        return FORMAT.parse(token.secret().reveal()).equals(Option.of(token.token()));
    }

    private static byte[] bytes(Random random) {
        var bytes = new byte[FORMAT.entropy()];
        random.nextBytes(bytes);
        return bytes;
    }
}
