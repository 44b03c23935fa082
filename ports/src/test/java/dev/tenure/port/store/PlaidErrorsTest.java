package dev.tenure.port.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.connection.UpdateReason;
import dev.tenure.port.issuer.ApiError;
import dev.tenure.port.issuer.PlaidErrors;
import dev.tenure.time.UpdateCause;
import io.vavr.collection.HashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

/** Plaid's codes that concern an Item, and others that do not [plaid:errors]. */
class PlaidErrorsTest {
    private static final Map<String, UpdateCause> REASONS = HashMap.of(
            "OAUTH_INVALID_TOKEN", UpdateCause.INSTITUTION_TOKEN_INVALID,
            "OAUTH_CONSENT_EXPIRED", UpdateCause.CONSENT_EXPIRED,
            "OAUTH_USER_REVOKED", UpdateCause.USER_REVOKED);

    private static final Seq<String> HOSTILE = List.of(
            "",
            " ",
            "\0",
            "item_login_required",
            "ITEM_LOGIN_REQUIRED ",
            "ITEM_LOGIN_REQUIRED\n",
            "ITEM_NOT_FOUND\0",
            "INVALID_ACCESS_TOKEN'; DROP TABLE tenure_connection; --",
            "oauth_user_revoked",
            "\uD800",
            "X".repeat(99_999));

    private static final Seq<String> OF_SOMETHING_ELSE = List.of(
            "INVALID_PUBLIC_TOKEN",
            "INVALID_LINK_TOKEN",
            "INVALID_PROCESSOR_TOKEN",
            "INVALID_API_KEYS",
            "INVALID_ACCOUNT_ID",
            "INVALID_FIELD",
            "ITEM_CONCURRENTLY_DELETED",
            "ITEM_LOCKED",
            "ITEM_NOT_SUPPORTED",
            "ADDITIONAL_CONSENT_REQUIRED",
            "ACCESS_NOT_GRANTED",
            "INSTITUTION_DOWN",
            "INSTITUTION_NOT_RESPONDING",
            "PRODUCT_NOT_READY",
            "RATE_LIMIT_EXCEEDED",
            "INTERNAL_SERVER_ERROR");

    @Test
    void aLoginThatIsRequiredNeedsItsUserForTheReasonThatIsGiven() {
        assertThat(PlaidErrors.apiError("ITEM_LOGIN_REQUIRED", Option.none()))
                .isEqualTo(needed(UpdateCause.LOGIN_REQUIRED));
        REASONS.forEach((reason, cause) -> assertThat(PlaidErrors.apiError("ITEM_LOGIN_REQUIRED", Option.of(reason)))
                .isEqualTo(needed(cause)));
    }

    @Test
    void aReasonThatIsNotKnownIsNone() {
        for (var reason : HOSTILE.append("OAUTH_SOMETHING_NEW"))
            assertThat(PlaidErrors.apiError("ITEM_LOGIN_REQUIRED", Option.of(reason)))
                    .isEqualTo(needed(UpdateCause.LOGIN_REQUIRED));
    }

    @Test
    void whatSaysThatTheTokenOrTheItemIsGoneSaysSoWhateverTheReason() {
        for (var reason : REASONS.keySet().toList().map(Option::of).append(Option.none())) {
            assertThat(PlaidErrors.apiError("INVALID_ACCESS_TOKEN", reason)).isEqualTo(new ApiError.AccessEnded());
            assertThat(PlaidErrors.apiError("ITEM_NOT_FOUND", reason)).isEqualTo(new ApiError.LoginGone());
            assertThat(PlaidErrors.apiError("USER_PERMISSION_REVOKED", reason))
                    .isEqualTo(new ApiError.PermissionRevoked());
        }
    }

    @Test
    void everyOtherCodeSaysNothingOfTheItem() {
        for (var code : OF_SOMETHING_ELSE.appendAll(HOSTILE).appendAll(REASONS.keySet()))
            assertThat(PlaidErrors.apiError(code, Option.of("OAUTH_USER_REVOKED")))
                    .as(code)
                    .isEqualTo(new ApiError.Unrelated());
    }

    @Test
    void aRemovalIsDoneWhereTheItemOrTheTokenIsNotKnownAnyMoreAndNowhereElse() {
        assertThat(PlaidErrors.isRemoved("ITEM_NOT_FOUND")).isTrue();
        assertThat(PlaidErrors.isRemoved("INVALID_ACCESS_TOKEN")).isTrue();
        for (var code : OF_SOMETHING_ELSE.appendAll(HOSTILE).append("ITEM_LOGIN_REQUIRED"))
            assertThat(PlaidErrors.isRemoved(code)).as(code).isFalse();
    }

    private static ApiError needed(UpdateCause cause) {
        return new ApiError.UpdateRequired(UpdateReason.of(cause));
    }
}
