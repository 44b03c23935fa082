package dev.tenure.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vavr.control.Option;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelfLocatingFormatTest {
    private static final TokenFormat FORMAT = SelfLocatingFormat.VERSION_1;
    private static final Environment WHERE = Environment.SANDBOX;
    private static final String PRINTABLE =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=+/. \0\u00e9";

    private final Random random = new Random(20260301);

    @ParameterizedTest
    @EnumSource
    void aMintedTokenIsReadBackWithItsKindEnvironmentAndGeneration(TokenKind kind) {
        for (var environment : Environment.values()) {
            var minted = FORMAT.mint(kind, environment, bytes());
            var presented = parsed(minted);
            assertThat(presented.kind()).isEqualTo(kind);
            assertThat(presented.environment()).isEqualTo(environment);
            assertThat(presented.hash()).isEqualTo(TokenHash.of(kind, environment, minted.secret()));
            assertThat(presented.generation()).isEqualTo(kind == TokenKind.CODE ? 0 : 1);
            assertThat(minted.secret().reveal()).matches(kind.wire() + "_" + environment.wire() + "_[A-Za-z0-9_-]{76}");
        }
    }

    @Test
    void aSuccessorIsFoundByTheSameLocatorAndSaysItsGeneration() {
        var code = FORMAT.mint(TokenKind.CODE, WHERE, bytes());
        var refresh = FORMAT.mintBeside(code, TokenKind.REFRESH, 1, bytes());
        var next = FORMAT.mintBeside(refresh, TokenKind.REFRESH, Integer.MAX_VALUE, bytes());
        assertThat(parsed(refresh).locator()).isEqualTo(parsed(code).locator());
        assertThat(parsed(next).locator()).isEqualTo(parsed(code).locator());
        assertThat(parsed(next).generation()).isEqualTo(Integer.MAX_VALUE);
        assertThat(parsed(next).environment()).isEqualTo(WHERE);
    }

    @Test
    void theAccessTokensOfAGrantShareALocatorThatIsNotTheRefreshTokens() {
        var refresh = FORMAT.mint(TokenKind.REFRESH, WHERE, bytes());
        var first = FORMAT.mintBeside(refresh, TokenKind.ACCESS, 1, bytes());
        var second = FORMAT.mintBeside(refresh, TokenKind.ACCESS, 2, bytes());
        var third = FORMAT.mintBeside(first, TokenKind.ACCESS, 3, bytes());
        assertThat(parsed(second).locator())
                .isEqualTo(parsed(first).locator())
                .isEqualTo(parsed(third).locator())
                .isNotEqualTo(parsed(refresh).locator());
        assertThat(locatorIn(first)).isEqualTo(locatorIn(second)).isNotEqualTo(locatorIn(refresh));
    }

    @Test
    void fromAnAccessTokenNoWayLeadsToARefreshToken() {
        var refresh = FORMAT.mint(TokenKind.REFRESH, WHERE, bytes());
        var access = FORMAT.mintBeside(refresh, TokenKind.ACCESS, 1, bytes());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FORMAT.mintBeside(access, TokenKind.REFRESH, 1, bytes()))
                .withMessageNotContaining(access.secret().reveal());
        var relabelled = FORMAT.mint(TokenKind.REFRESH, WHERE, rawLocatorIn(access));
        assertThat(locatorIn(relabelled)).isEqualTo(locatorIn(access));
        assertThat(parsed(relabelled).locator())
                .isNotEqualTo(parsed(access).locator())
                .isNotEqualTo(parsed(refresh).locator());
    }

    @Test
    void aLocatorIsKeptUnderALabelOfItsEnvironment() {
        var same = bytes();
        assertThat(parsed(FORMAT.mint(TokenKind.REFRESH, WHERE, same)).locator())
                .isNotEqualTo(parsed(FORMAT.mint(TokenKind.REFRESH, Environment.PRODUCTION, same))
                        .locator());
    }

    @Test
    void everyEditOfOneCharacterIsRefused() {
        for (var round = 0; round < 20; round++) {
            var kind = random.nextBoolean() ? TokenKind.ACCESS : TokenKind.CODE;
            var text = FORMAT.mint(kind, WHERE, bytes()).secret().reveal();
            for (var at = 0; at < text.length(); at++) {
                for (var i = 0; i < PRINTABLE.length(); i++) {
                    var c = PRINTABLE.charAt(i);
                    if (c != text.charAt(at)) isNone(text.substring(0, at) + c + text.substring(at + 1));
                    isNone(text.substring(0, at) + c + text.substring(at));
                }
                isNone(text.substring(0, at) + text.substring(at + 1));
                isNone(text.substring(0, at));
            }
            isNone(text + "A");
        }
    }

    @ParameterizedTest
    @ValueSource(chars = {'\u007f', '\u0080', '\u00e9', '\uffff'})
    void aLetterThatIsNotAsciiIsNoExceptionEither(char letter) {
        var text = FORMAT.mint(TokenKind.ACCESS, WHERE, bytes()).secret().reveal();
        isNone(text.substring(0, text.length() - 1) + letter);
    }

    @Test
    void aTextWithItsKindOrItsEnvironmentEditedIsNoToken() {
        var text = FORMAT.mint(TokenKind.ACCESS, WHERE, bytes()).secret().reveal();
        isNone(text.replace("access_", "user_"));
        isNone(text.replace("access_", "refresh_"));
        isNone(text.replace("_sandbox_", "_production_"));
    }

    @Test
    void noiseIsNeitherATokenNorAnException() {
        for (var round = 0; round < 20_000; round++) {
            var noise = new StringBuilder("access_sandbox_");
            for (var i = 0; i < 76; i++) noise.append(PRINTABLE.charAt(random.nextInt(64)));
            isNone(noise.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "_",
                "access",
                "access_sandbox",
                "access_sandbox_",
                "_sandbox_AAAA",
                "access-sandbox-4f5d3a9e-8c21-4b6f-9d02-0a1b2c3d4e5f",
            })
    void otherTextsAreNoTokens(String text) {
        isNone(text);
        isNone("a-".repeat(1_000_000) + text);
    }

    @Test
    void aKindIsReadInItsOneSpellingOnly() {
        var report =
                FORMAT.mint(TokenKind.ASSET_REPORT, WHERE, bytes()).secret().reveal();
        assertThat(report).startsWith("assets_");
        isNone(report.replace("assets_", "asset-report_"));
    }

    @Test
    void aGenerationIsOneThatItsKindCanHave() {
        var code = FORMAT.mint(TokenKind.CODE, WHERE, bytes());
        for (var generation : new int[] {0, -1, Integer.MIN_VALUE})
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> FORMAT.mintBeside(code, TokenKind.REFRESH, generation, bytes()));
        assertThatIllegalArgumentException().isThrownBy(() -> FORMAT.mintBeside(code, TokenKind.CODE, 1, bytes()));
    }

    @Test
    void besideATextOfAnotherFormNothingIsMinted() {
        var noise = new MintedToken(
                Secret.of("noise"), FORMAT.mint(TokenKind.CODE, WHERE, bytes()).token());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FORMAT.mintBeside(noise, TokenKind.ACCESS, 1, bytes()))
                .withMessageNotContaining("noise");
    }

    @Test
    void noTextPassesForOneOfAnotherKindEnvironmentOrForm() {
        var refresh = FORMAT.mint(TokenKind.REFRESH, WHERE, bytes());
        var access = FORMAT.mintBeside(refresh, TokenKind.ACCESS, 1, bytes());
        var elsewhere = FORMAT.mint(TokenKind.REFRESH, Environment.PRODUCTION, bytes());
        for (var claimed : List.of(
                new MintedToken(access.secret(), refresh.token()),
                new MintedToken(elsewhere.secret(), refresh.token()),
                new MintedToken(Secret.of(refresh.secret().reveal() + "A"), refresh.token()),
                new MintedToken(
                        Secret.of(refresh.secret().reveal().replaceFirst("_.(?=.{75}$)", "_.")), refresh.token())))
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> FORMAT.mintBeside(claimed, TokenKind.REFRESH, 2, bytes()))
                    .withMessage("the token beside it is of another form");
    }

    @Test
    void aRightChecksumMakesNoTokenOfWhatWasNeverMinted() {
        assertThat(FORMAT.parse(checked("refresh_sandbox_", 1, 1)).isDefined()).isTrue();
        isNone(checked("refresh_sandbox_", 1, 0));
        isNone(checked("code_sandbox_", 1, 1));
        isNone(checked("refresh_sandbox_", 2, 1));
        isNone(checked("asset-report_sandbox_", 1, 1));
    }

    @Test
    void tokensAreUniqueAndPlaidsFormReadsNoneOfThem() {
        var seen = new HashSet<ParsedToken>();
        for (var round = 0; round < 10_000; round++) {
            var minted = FORMAT.mint(TokenKind.ACCESS, WHERE, bytes());
            assertThat(seen.add(parsed(minted))).isTrue();
            assertThat(PlaidFormat.OPAQUE.parse(minted.secret().reveal())).isEqualTo(Option.none());
        }
    }

    @Test
    void aPresentedTokenShowsNothingOfItsText() {
        var minted = FORMAT.mint(TokenKind.REFRESH, WHERE, bytes());
        var shown = parsed(minted).toString();
        var body = minted.secret().reveal().substring(minted.secret().reveal().length() - 76);
        for (var at = 0; at + 8 <= body.length(); at++) assertThat(shown).doesNotContain(body.substring(at, at + 8));
        assertThat(Locator.ofBytes(bytes())).hasToString("****");
    }

    private byte[] bytes() {
        var bytes = new byte[FORMAT.entropy()];
        random.nextBytes(bytes);
        return bytes;
    }

    /** A text of this format and generation, with the checksum that it should have. */
    private String checked(String head, int format, int generation) {
        var body = ByteBuffer.allocate(57).put((byte) format).put(bytes(), 0, Locator.LENGTH);
        body.putInt(generation).put(bytes(), 0, 32);
        var checksum = new CRC32();
        checksum.update(head.getBytes(StandardCharsets.US_ASCII));
        checksum.update(body.array(), 0, 53);
        body.putInt((int) checksum.getValue());
        return head + Base64.getUrlEncoder().withoutPadding().encodeToString(body.array());
    }

    /** The parts of its text: the same as when it was minted. */
    private static ParsedToken parsed(MintedToken minted) {
        var parsed = FORMAT.parse(minted.secret().reveal());
        assertThat(parsed).contains(minted.token());
        return parsed.get();
    }

    private static void isNone(String text) {
        if (FORMAT.parse(text).isDefined()) throw new AssertionError("read as a token: " + text);
    }

    /** Format byte, then 16 bytes: the first 17 of the body. */
    private static String locatorIn(MintedToken minted) {
        return HexFormat.of().formatHex(rawLocatorIn(minted), 0, Locator.LENGTH);
    }

    private static byte[] rawLocatorIn(MintedToken minted) {
        var text = minted.secret().reveal();
        var body = Base64.getUrlDecoder().decode(text.substring(text.length() - 76));
        return Arrays.copyOfRange(body, 1, 1 + FORMAT.entropy());
    }
}
