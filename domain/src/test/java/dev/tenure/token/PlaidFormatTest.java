package dev.tenure.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vavr.control.Option;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaidFormatTest {
    private static final String UUID_4 = "4f5d3a9e-8c21-4b6f-9d02-0a1b2c3d4e5f";

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"CODE", "REFRESH"})
    void aMintedTokenIsReadBackWithItsKindAndEnvironment(TokenKind kind) {
        for (var environment : Environment.values()) {
            var minted = PlaidFormat.STRICT.mint(kind, environment, new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9});
            assertThat(PlaidFormat.STRICT.parse(minted.secret().reveal()))
                    .contains(minted.token())
                    .contains(new ParsedToken(kind, environment, TokenHash.of(kind, environment, minted.secret())));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"CODE", "REFRESH"})
    void aTokenOfAGrantIsNotWrittenWithSoFewRandomBits(TokenKind kind) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PlaidFormat.STRICT.mint(kind, Environment.SANDBOX, new byte[RandomUuid.BYTES]));
        assertThat(PlaidFormat.STRICT.parse(kind.wire() + "-sandbox-" + UUID_4)).isEqualTo(Option.none());
        assertThat(PlaidFormat.OPAQUE.parse(kind.wire() + "-sandbox-" + UUID_4)).isEqualTo(Option.none());
    }

    @Test
    void aTokenMintedBesideAnotherIsOfItsEnvironmentAndNothingElse() {
        var kin = PlaidFormat.STRICT.mint(TokenKind.ACCESS, Environment.PRODUCTION, new byte[RandomUuid.BYTES]);
        var random = new byte[] {9, 8, 7};
        assertThat(PlaidFormat.STRICT.mintBeside(kin, TokenKind.PROCESSOR, 5, random))
                .isEqualTo(PlaidFormat.STRICT.mint(TokenKind.PROCESSOR, Environment.PRODUCTION, random));
        var noise = new MintedToken(Secret.of("noise"), kin.token());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PlaidFormat.STRICT.mintBeside(noise, TokenKind.ACCESS, 1, random));
    }

    @Test
    void mintedIdentifiersAreVersion4WhateverTheRandomBytes() {
        assertThat(PlaidFormat.STRICT.entropy()).isEqualTo(RandomUuid.BYTES);
        for (var fill : new byte[] {0, -1, 0x55}) {
            var random = new byte[RandomUuid.BYTES];
            Arrays.fill(random, fill);
            var uuid = RandomUuid.of(random);
            assertThat(uuid.version()).isEqualTo(4);
            assertThat(uuid.variant()).isEqualTo(2);
            assertThat(RandomUuid.parse(uuid.toString())).contains(uuid);
        }
    }

    @Test
    void theKindWithAHyphenIsReadFromBothOfItsPrefixes() {
        assertThat(PlaidFormat.STRICT.parse("assets-production-" + UUID_4).map(ParsedToken::kind))
                .contains(TokenKind.ASSET_REPORT);
        assertThat(PlaidFormat.STRICT.parse("asset-report-production-" + UUID_4).map(ParsedToken::kind))
                .contains(TokenKind.ASSET_REPORT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "access",
                "access-sandbox",
                "access-sandbox-",
                "-sandbox-" + UUID_4,
                "access-staging-" + UUID_4,
                "acces-sandbox-" + UUID_4,
                "Access-sandbox-" + UUID_4,
                "access-Sandbox-" + UUID_4,
                " access-sandbox-" + UUID_4,
                "access-sandbox-" + UUID_4 + " ",
                "access-sandbox-" + UUID_4 + "\n",
                "access-sandbox-" + UUID_4 + "\0",
                "access-sandbox-\u00e9f5d3a9e-8c21-4b6f-9d02-0a1b2c3d4e5f",
            })
    void otherTextsAreNoTokensInEitherForm(String text) {
        assertThat(PlaidFormat.STRICT.parse(text)).isEqualTo(Option.none());
        assertThat(PlaidFormat.OPAQUE.parse(text)).isEqualTo(Option.none());
    }

    @Test
    void overlongTextsAreNoTokens() {
        assertThat(PlaidFormat.OPAQUE.parse("access-sandbox-" + "a".repeat(497)))
                .isNotEqualTo(Option.none());
        assertThat(PlaidFormat.OPAQUE.parse("access-sandbox-" + "a".repeat(498)))
                .isEqualTo(Option.none());
        assertThat(PlaidFormat.OPAQUE.parse("a-".repeat(1_000_000))).isEqualTo(Option.none());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7c69d345-hda9-ka68-ahs3-e9317406a2",
                "7c69d345-1-2-3-e9317406a2",
                "4F5D3A9E-8C21-4B6F-9D02-0A1B2C3D4E5F",
                "4f5d3a9e8c214b6f9d020a1b2c3d4e5f",
                "4f5d3a9e-8c21-1b6f-9d02-0a1b2c3d4e5f",
                "4f5d3a9e-8c21-4b6f-cd02-0a1b2c3d4e5f",
                "4f5d3a9e-8c21-4b6f-9d02-0a1b2c3d4e5",
                "4f5d3a9e-8c21-4b6f-9d02-0a1b2c3d4e5f0",
            })
    void onlyCanonicalVersion4IdentifiersAreStrict(String identifier) {
        assertThat(PlaidFormat.STRICT.parse("access-development-" + identifier)).isEqualTo(Option.none());
        assertThat(PlaidFormat.OPAQUE.parse("access-development-" + identifier)).isNotEqualTo(Option.none());
    }

    @Test
    void thePlatformsOwnParserWouldHavePaddedTheShortOne() {
        assertThat(UUID.fromString("7c69d345-1-2-3-e9317406a2")).hasToString("7c69d345-0001-0002-0003-00e9317406a2");
    }

    @ParameterizedTest
    @CsvSource({
        "access-sandbox-de3ce8ef-33f8-452c-a685-8671031fc0f6, ACCESS, SANDBOX",
        "a-sandbox-3TAU2CWVYBDVRHUCAAAI27ULU4, AUDIT_COPY, SANDBOX",
        "assets-sandbox-bc410c6a-4653-4c75-985c-e757c3497c5c, ASSET_REPORT, SANDBOX",
        "processor-sandbox-0asd1-a92nc, PROCESSOR, SANDBOX",
        "third-party-user-sandbox-1234, THIRD_PARTY_USER, SANDBOX",
        "payment-token-sandbox-c6a26505-42b4-46fe-8ecf-bf9edcafbebb, PAYMENT, SANDBOX",
        "user-production-b0e2c4ee-a763-4df5-bfe9-46a46bce993d, USER, PRODUCTION",
        "access-development-7c69d345-hda9-ka68-ahs3-e9317406a2, ACCESS, DEVELOPMENT",
        "access-sandbox-production-x, ACCESS, SANDBOX",
    })
    void tokensOfOthersAreReadHoweverTheirIdentifierLooks(String text, TokenKind kind, Environment environment) {
        assertThat(PlaidFormat.OPAQUE.parse(text))
                .contains(new ParsedToken(kind, environment, TokenHash.of(kind, environment, Secret.of(text))));
    }
}
