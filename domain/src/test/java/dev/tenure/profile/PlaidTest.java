package dev.tenure.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.decision.Reason;
import dev.tenure.decision.Rejection;
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
        var different = HashSet.of(Reason.values()).filter(reason -> !Plaid.PLAID
                .outward()
                .answers()
                .get(reason)
                .equals(legacy.outward().answers().get(reason)));
        assertThat(different).containsExactly(Reason.WRONG_ENVIRONMENT);
    }

    @Test
    void anUnknownAnExpiredARotatedAndAnothersTokenReadTheSameFromOutside() {
        var outward = Plaid.PLAID.outward();
        var unknown = outward.to(new Rejection.UnknownToken(), TokenKind.ACCESS);
        assertThat(unknown.code()).isEqualTo("INVALID_ACCESS_TOKEN");
        assertThat(outward.to(new Rejection.Rotated(), TokenKind.ACCESS)).isEqualTo(unknown);
        assertThat(outward.to(new Rejection.WrongClient(), TokenKind.ACCESS)).isEqualTo(unknown);
        assertThat(outward.to(new Rejection.Expired(Instant.EPOCH, Cause.LIFETIME_ENDED), TokenKind.ACCESS))
                .isEqualTo(unknown);
    }

    @Test
    void aTokenWhoseGrantIsOverReadsAsAnUnknownOneOfItsKind() {
        var outward = Plaid.PLAID.outward();
        var over = List.of(
                new Rejection.AccessExpired(Instant.EPOCH, Cause.CONSENT_EXPIRED),
                new Rejection.AccessRevoked(),
                new Rejection.GrantExpired(Instant.EPOCH, Cause.CONSENT_EXPIRED),
                new Rejection.GrantEnded(Cause.GRANT_REVOKED));
        for (var kind : List.of(TokenKind.USER, TokenKind.ASSET_REPORT))
            assertThat(over.map(why -> outward.to(why, kind)))
                    .containsOnly(outward.to(new Rejection.UnknownToken(), kind));
    }

    @Test
    void theCodeNamesTheKindThatTheCallTakes() {
        assertThat(Plaid.PLAID
                        .outward()
                        .to(new Rejection.Malformed(), TokenKind.PUBLIC)
                        .code())
                .isEqualTo("INVALID_PUBLIC_TOKEN");
    }

    @Test
    void aTokenOfAnotherEnvironmentIsNamedSoExceptByLegacy() {
        var malformed = new Rejection.Malformed();
        assertThat(Plaid.PLAID.outward().to(ELSEWHERE, TokenKind.ACCESS))
                .isNotEqualTo(Plaid.PLAID.outward().to(malformed, TokenKind.ACCESS));
        assertThat(Plaid.PLAID_LEGACY.outward().to(ELSEWHERE, TokenKind.ACCESS))
                .isEqualTo(Plaid.PLAID_LEGACY.outward().to(malformed, TokenKind.ACCESS));
    }

    @Test
    void anItemThatNeedsItsUserAndOneThatIsGoneAreToldApart() {
        var outward = Plaid.PLAID.outward();
        assertThat(outward.to(new Rejection.NeedsUpdate(Cause.PASSWORD_CHANGED), TokenKind.ACCESS)
                        .code())
                .isEqualTo("ITEM_LOGIN_REQUIRED");
        assertThat(outward.to(new Rejection.Removed(Cause.ITEM_REMOVED), TokenKind.ACCESS)
                        .code())
                .isEqualTo("ITEM_NOT_FOUND");
    }
}
