package dev.tenure.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.Serializable;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {
    private static final Secret SECRET = Secret.of("access-sandbox-canary");

    @Test
    void aSecretPrintsAsAMaskWhereverItIs() {
        assertThat(SECRET).hasToString("****");
        assertThat(Option.of(SECRET).toString()).doesNotContain("canary");
        assertThat(Either.right(SECRET).toString()).doesNotContain("canary");
    }

    @Test
    void aSecretDoesNotSerialise() {
        assertThat(SECRET).isNotInstanceOf(Serializable.class);
    }

    @Test
    void secretsAreEqualByTheirText() {
        assertThat(SECRET).isEqualTo(Secret.of("access-sandbox-canary")).hasSameHashCodeAs(Secret.of(SECRET.reveal()));
        assertThat(SECRET).isNotEqualTo(Secret.of("access-sandbox-canarx")).isNotEqualTo(Secret.of(""));
    }

    @Test
    void theHashOfATextDependsOnItsKindAndItsEnvironment() {
        var hash = TokenHash.of(TokenKind.ACCESS, Environment.SANDBOX, SECRET);
        assertThat(hash)
                .isEqualTo(TokenHash.of(TokenKind.ACCESS, Environment.SANDBOX, SECRET))
                .isNotEqualTo(TokenHash.of(TokenKind.PUBLIC, Environment.SANDBOX, SECRET))
                .isNotEqualTo(TokenHash.of(TokenKind.ACCESS, Environment.PRODUCTION, SECRET));
        assertThat(hash.toString()).doesNotContain("canary");
    }

    @Test
    void aHashPrintsItsBeginningSoThatTwoCanBeToldApart() {
        var hash = TokenHash.of(TokenKind.ACCESS, Environment.SANDBOX, SECRET);
        assertThat(hash.toString()).hasSize(8);
        assertThat(HexFormat.of().formatHex(hash.bytes())).startsWith(hash.toString());
    }

    @Test
    void aHashIsTheSameAfterItWasStored() {
        var hash = TokenHash.of(TokenKind.ACCESS, Environment.SANDBOX, SECRET);
        assertThat(TokenHash.ofBytes(hash.bytes())).isEqualTo(hash).hasSameHashCodeAs(hash);
        assertThat(hash.bytes()).hasSize(32);
        assertThatIllegalArgumentException().isThrownBy(() -> TokenHash.ofBytes(new byte[31]));
    }

    @Test
    void aHashCannotBeChangedFromOutside() {
        var hash = TokenHash.of(TokenKind.ACCESS, Environment.SANDBOX, SECRET);
        var before = TokenHash.ofBytes(hash.bytes());
        hash.bytes()[0]++;
        assertThat(hash).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\0b", "a\ud800b", "\udc00"})
    void textThatCannotBeStoredIsRefusedAndNotRepeated(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new UserId(text)).withMessageStartingWith("user id");
    }

    @Test
    void textIsTakenUpToItsBound() {
        assertThat(new UserId("\ud83d\ude00".repeat(128)).value()).hasSize(256);
        assertThatIllegalArgumentException().isThrownBy(() -> new UserId("u".repeat(257)));
        assertThatIllegalArgumentException().isThrownBy(() -> new ClientId("two words"));
        assertThatIllegalArgumentException().isThrownBy(() -> new ClientId("clïent"));
    }

    @Test
    void halvesOfCharactersAreFoundAtBothEndsOfTheirRange() {
        for (var half : new String[] {"\ud800", "\udbff", "\udc00", "\udfff"})
            assertThatIllegalArgumentException().isThrownBy(() -> new UserId(half));
        for (var whole : new String[] {"\ud7ff", "\ue000", "\ud800\udc00", "\udbff\udfff"})
            assertThat(new UserId(whole).value()).isEqualTo(whole);
        assertThat(new ClientId("!~").value()).isEqualTo("!~");
        assertThatIllegalArgumentException().isThrownBy(() -> new ClientId("\u007f"));
    }

    @Test
    void onlyTheLastFourStatusesAreEnds() {
        assertThat(TokenStatus.values())
                .filteredOn(TokenStatus::isEnd)
                .containsExactly(TokenStatus.CONSUMED, TokenStatus.ROTATED, TokenStatus.EXPIRED, TokenStatus.REVOKED);
    }

    @Test
    void developmentIsOverFromTheDayItWasRetired() {
        var retired = Instant.parse("2024-06-20T00:00:00Z");
        assertThat(Environment.DEVELOPMENT.isRetired(retired.minusMillis(1))).isFalse();
        assertThat(Environment.DEVELOPMENT.isRetired(retired)).isTrue();
        assertThat(Environment.SANDBOX.isRetired(retired)).isFalse();
        assertThat(Environment.PRODUCTION.isRetired(retired)).isFalse();
    }
}
