package dev.tenure.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.decision.Rejection;
import dev.tenure.decision.RejectionCode;
import dev.tenure.item.ItemRules;
import dev.tenure.time.Cause;
import dev.tenure.token.Environment;
import dev.tenure.token.TokenKind;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PlaidTest {
    private static final Rejection ELSEWHERE =
            new Rejection.WrongEnvironment(Environment.PRODUCTION, Environment.SANDBOX);

    @Test
    void legacyDiffersInItsPublicTokenItsRemovalAndItsErrorsAndInNothingElse() {
        var legacy = Plaid.PLAID_LEGACY;
        assertThat(legacy.links()).isEqualTo(Plaid.PLAID.links());
        assertThat(legacy.format()).isEqualTo(Plaid.PLAID.format());
        assertThat(legacy.items())
                .isNotEqualTo(Plaid.PLAID.items())
                .isEqualTo(ItemRules.builder()
                        .from(Plaid.PLAID.items())
                        .publicTokenStartsUpdate(true)
                        .removalNamesProduct(true)
                        .build());
        var different = HashSet.of(RejectionCode.values()).filter(reason -> !Plaid.PLAID
                .errors()
                .responses()
                .get(reason)
                .equals(legacy.errors().responses().get(reason)));
        assertThat(different).containsExactly(RejectionCode.WRONG_ENVIRONMENT);
    }

    @Test
    void anUnknownAnExpiredARotatedAndAnothersTokenReadTheSameFromOutside() {
        var outward = Plaid.PLAID.errors();
        var unknown = outward.responseTo(new Rejection.UnknownToken(), TokenKind.ACCESS);
        assertThat(unknown.code()).isEqualTo("INVALID_ACCESS_TOKEN");
        assertThat(outward.responseTo(new Rejection.Rotated(), TokenKind.ACCESS))
                .isEqualTo(unknown);
        assertThat(outward.responseTo(new Rejection.WrongClient(), TokenKind.ACCESS))
                .isEqualTo(unknown);
        assertThat(outward.responseTo(new Rejection.Expired(Instant.EPOCH, Cause.LIFETIME_ENDED), TokenKind.ACCESS))
                .isEqualTo(unknown);
    }

    @Test
    void aTokenWhoseGrantIsOverOrWhoseKeyIsMissingReadsAsAnUnknownOneOfItsKind() {
        var outward = Plaid.PLAID.errors();
        var over = List.of(
                new Rejection.AccessExpired(Instant.EPOCH, Cause.CONSENT_EXPIRED),
                new Rejection.AccessRevoked(),
                new Rejection.GrantExpired(Instant.EPOCH, Cause.CONSENT_EXPIRED),
                new Rejection.GrantEnded(Cause.GRANT_REVOKED),
                new Rejection.WrongKey());
        for (var kind : List.of(TokenKind.USER, TokenKind.ASSET_REPORT))
            assertThat(over.map(why -> outward.responseTo(why, kind)))
                    .containsOnly(outward.responseTo(new Rejection.UnknownToken(), kind));
    }

    @Test
    void theCodeNamesTheKindThatTheCallTakes() {
        assertThat(Plaid.PLAID
                        .errors()
                        .responseTo(new Rejection.Malformed(), TokenKind.PUBLIC)
                        .code())
                .isEqualTo("INVALID_PUBLIC_TOKEN");
    }

    @Test
    void aTokenOfAnotherEnvironmentIsNamedSoExceptByLegacy() {
        var malformed = new Rejection.Malformed();
        assertThat(Plaid.PLAID.errors().responseTo(ELSEWHERE, TokenKind.ACCESS))
                .isNotEqualTo(Plaid.PLAID.errors().responseTo(malformed, TokenKind.ACCESS));
        assertThat(Plaid.PLAID_LEGACY.errors().responseTo(ELSEWHERE, TokenKind.ACCESS))
                .isEqualTo(Plaid.PLAID_LEGACY.errors().responseTo(malformed, TokenKind.ACCESS));
    }

    @Test
    void anItemThatNeedsItsUserAndOneThatIsGoneAreToldApart() {
        var outward = Plaid.PLAID.errors();
        assertThat(outward.responseTo(new Rejection.NeedsUpdate(Cause.PASSWORD_CHANGED), TokenKind.ACCESS)
                        .code())
                .isEqualTo("ITEM_LOGIN_REQUIRED");
        assertThat(outward.responseTo(new Rejection.Removed(Cause.ITEM_REMOVED), TokenKind.ACCESS)
                        .code())
                .isEqualTo("ITEM_NOT_FOUND");
    }
}
