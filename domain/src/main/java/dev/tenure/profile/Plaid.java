package dev.tenure.profile;

import dev.tenure.connection.ConnectionRules;
import dev.tenure.decision.RejectionCode;
import dev.tenure.item.ItemRules;
import dev.tenure.link.LinkRules;
import dev.tenure.profile.ErrorMapping.ErrorResponse;
import dev.tenure.token.PlaidFormat;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.time.Duration;

/** The profiles of Plaid's current and legacy APIs. */
public final class Plaid {
    private static final String INPUT = "INVALID_INPUT";
    private static final String REQUEST = "INVALID_REQUEST";
    private static final String ITEM = "ITEM_ERROR";

    private static final ErrorResponse UNKNOWN =
            new ErrorResponse(400, INPUT, "INVALID_{TOKEN}", "the {TOKEN} is malformed, unknown, or no longer valid");

    private static final Map<RejectionCode, ErrorResponse> LEGACY_ANSWERS =
            HashMap.<RejectionCode, ErrorResponse>empty()
                    .put(RejectionCode.MALFORMED, UNKNOWN)
                    .put(RejectionCode.WRONG_KIND, UNKNOWN)
                    .put(RejectionCode.WRONG_ENVIRONMENT, UNKNOWN)
                    .put(RejectionCode.UNKNOWN_TOKEN, UNKNOWN)
                    .put(RejectionCode.WRONG_CLIENT, UNKNOWN)
                    .put(RejectionCode.EXPIRED, UNKNOWN)
                    .put(RejectionCode.CONSUMED, UNKNOWN)
                    .put(RejectionCode.ROTATED, UNKNOWN)
                    .put(RejectionCode.LINK_ENDED, UNKNOWN)
                    .put(RejectionCode.ACCESS_EXPIRED, UNKNOWN)
                    .put(RejectionCode.ACCESS_REVOKED, UNKNOWN)
                    .put(RejectionCode.GRANT_EXPIRED, UNKNOWN)
                    .put(RejectionCode.GRANT_ENDED, UNKNOWN)
                    .put(RejectionCode.WRONG_KEY, UNKNOWN)
                    .put(RejectionCode.ENVIRONMENT_RETIRED, UNKNOWN)
                    .put(
                            RejectionCode.NEEDS_UPDATE,
                            new ErrorResponse(400, ITEM, "ITEM_LOGIN_REQUIRED", "the login of this Item has changed"))
                    .put(
                            RejectionCode.CONSENT_STILL_EXPIRED,
                            new ErrorResponse(400, ITEM, "ITEM_LOGIN_REQUIRED", "the consent has expired"))
                    .put(
                            RejectionCode.REMOVED,
                            new ErrorResponse(400, ITEM, "ITEM_NOT_FOUND", "the Item has been removed"))
                    .put(
                            RejectionCode.NOT_FOUND,
                            new ErrorResponse(400, ITEM, "ITEM_NOT_FOUND", "there is no such Item"))
                    .put(
                            RejectionCode.CONFLICT,
                            new ErrorResponse(400, ITEM, "ITEM_CONCURRENTLY_DELETED", "the Item changed meanwhile"))
                    .put(
                            RejectionCode.ACCOUNT_NOT_SHARED,
                            new ErrorResponse(400, INPUT, "INVALID_ACCOUNT_ID", "the account is not shared"))
                    .put(
                            RejectionCode.OUT_OF_RANGE,
                            new ErrorResponse(400, REQUEST, "INVALID_FIELD", "a field is out of its range"))
                    .put(
                            RejectionCode.NOT_IN_FUTURE,
                            new ErrorResponse(400, REQUEST, "INVALID_FIELD", "an instant is not in the future"))
                    .put(
                            RejectionCode.NOT_ALLOWED,
                            new ErrorResponse(400, REQUEST, "INVALID_FIELD", "a field is not allowed here"));

    private static final Map<RejectionCode, ErrorResponse> ANSWERS = LEGACY_ANSWERS.put(
            RejectionCode.WRONG_ENVIRONMENT,
            new ErrorResponse(400, INPUT, "INVALID_{TOKEN}", "the {TOKEN} belongs to another environment"));

    private static final ErrorResponse INTERNAL =
            new ErrorResponse(500, "API_ERROR", "INTERNAL_SERVER_ERROR", "an unexpected error occurred");

    /** The current API. */
    public static final Profile PLAID = Profile.builder()
            .name("plaid")
            .links(LinkRules.builder().build())
            .items(ItemRules.builder()
                    .sandboxAge(Option.of(Duration.ofDays(30)))
                    .build())
            .connections(
                    ConnectionRules.builder().reauthorizesWhileConnected(false).build())
            .format(PlaidFormat.STRICT)
            .errors(new ErrorMapping(ANSWERS, INTERNAL))
            .build();

    /**
     * The legacy API [plaid:legacy]. It differs in this alone: a public token starts an update however old it is,
     * though it is exchanged once; a removal may name a product and ends the whole token all the same; an error does
     * not say that a token belongs to another environment.
     */
    public static final Profile PLAID_LEGACY = PLAID.withName("plaid-legacy")
            .withItems(ItemRules.builder()
                    .from(PLAID.items())
                    .publicTokenStartsUpdate(true)
                    .removalNamesProduct(true)
                    .build())
            .withErrors(new ErrorMapping(LEGACY_ANSWERS, INTERNAL));

    private Plaid() {}
}
