package dev.tenure.profile;

import dev.tenure.custody.CustodyRules;
import dev.tenure.decision.Reason;
import dev.tenure.item.ItemRules;
import dev.tenure.link.LinkRules;
import dev.tenure.profile.Outward.Answer;
import dev.tenure.token.PlaidFormat;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.time.Duration;

/** Plaid as it is, and as it was. */
public final class Plaid {
    private static final String INPUT = "INVALID_INPUT";
    private static final String REQUEST = "INVALID_REQUEST";
    private static final String ITEM = "ITEM_ERROR";

    private static final Answer UNKNOWN =
            new Answer(400, INPUT, "INVALID_{TOKEN}", "the {TOKEN} is malformed, unknown, or no longer valid");

    private static final Map<Reason, Answer> LEGACY_ANSWERS = HashMap.<Reason, Answer>empty()
            .put(Reason.MALFORMED, UNKNOWN)
            .put(Reason.WRONG_KIND, UNKNOWN)
            .put(Reason.WRONG_ENVIRONMENT, UNKNOWN)
            .put(Reason.UNKNOWN_TOKEN, UNKNOWN)
            .put(Reason.WRONG_CLIENT, UNKNOWN)
            .put(Reason.EXPIRED, UNKNOWN)
            .put(Reason.CONSUMED, UNKNOWN)
            .put(Reason.ROTATED, UNKNOWN)
            .put(Reason.LINK_ENDED, UNKNOWN)
            .put(Reason.ACCESS_EXPIRED, UNKNOWN)
            .put(Reason.ACCESS_REVOKED, UNKNOWN)
            .put(Reason.GRANT_EXPIRED, UNKNOWN)
            .put(Reason.GRANT_ENDED, UNKNOWN)
            .put(Reason.ENVIRONMENT_RETIRED, UNKNOWN)
            .put(
                    Reason.NEEDS_UPDATE,
                    new Answer(400, ITEM, "ITEM_LOGIN_REQUIRED", "the login of this Item has changed"))
            .put(Reason.CONSENT_STILL_EXPIRED, new Answer(400, ITEM, "ITEM_LOGIN_REQUIRED", "the consent has expired"))
            .put(Reason.REMOVED, new Answer(400, ITEM, "ITEM_NOT_FOUND", "the Item has been removed"))
            .put(Reason.UNKNOWN_OWNER, new Answer(400, ITEM, "ITEM_NOT_FOUND", "there is no such Item"))
            .put(Reason.CONFLICT, new Answer(400, ITEM, "ITEM_CONCURRENTLY_DELETED", "the Item changed meanwhile"))
            .put(Reason.ACCOUNT_NOT_SHARED, new Answer(400, INPUT, "INVALID_ACCOUNT_ID", "the account is not shared"))
            .put(Reason.OUT_OF_RANGE, new Answer(400, REQUEST, "INVALID_FIELD", "a field is out of its range"))
            .put(Reason.NOT_IN_FUTURE, new Answer(400, REQUEST, "INVALID_FIELD", "an instant is not in the future"))
            .put(Reason.UNFIT_CAUSE, new Answer(400, REQUEST, "INVALID_FIELD", "that reason does not fit the call"))
            .put(Reason.NOT_ALLOWED, new Answer(400, REQUEST, "INVALID_FIELD", "a field is not allowed here"));

    private static final Map<Reason, Answer> ANSWERS = LEGACY_ANSWERS.put(
            Reason.WRONG_ENVIRONMENT,
            new Answer(400, INPUT, "INVALID_{TOKEN}", "the {TOKEN} belongs to another environment"));

    private static final Answer INTERNAL =
            new Answer(500, "API_ERROR", "INTERNAL_SERVER_ERROR", "an unexpected error occurred");

    /** The current API. */
    public static final Profile PLAID = Profile.builder()
            .name("plaid")
            .links(LinkRules.builder().build())
            .items(ItemRules.builder()
                    .sandboxAge(Option.of(Duration.ofDays(30)))
                    .build())
            .custody(CustodyRules.builder().reauthorisesWhileConnected(false).build())
            .format(PlaidFormat.STRICT)
            .outward(new Outward(ANSWERS, INTERNAL))
            .build();

    /**
     * The legacy API (S1:66-94). It differs in this and nothing else: a public token starts an update however old it
     * is, though it is exchanged once; a removal may name a product and ends the whole token all the same; an error does
     * not say that a token belongs to another environment.
     */
    public static final Profile PLAID_LEGACY = PLAID.withName("plaid-legacy")
            .withItems(ItemRules.builder()
                    .from(PLAID.items())
                    .publicTokenStartsUpdate(true)
                    .removalNamesProduct(true)
                    .build())
            .withOutward(new Outward(LEGACY_ANSWERS, INTERNAL));

    private Plaid() {}
}
