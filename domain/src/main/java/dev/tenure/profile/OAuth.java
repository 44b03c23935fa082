package dev.tenure.profile;

import dev.tenure.decision.Reason;
import dev.tenure.profile.Outward.Answer;
import dev.tenure.token.SelfLocatingFormat;
import io.vavr.collection.List;
import io.vavr.collection.Map;

/** OAuth 2 as its RFCs have it, and no provider in particular. */
public final class OAuth {
    private static final String TOKEN_ENDPOINT_ERROR = "RFC 6749 section 5.2";
    private static final String RESOURCE_ERROR = "RFC 6750 section 3.1";

    /** What is wrong with a token, in one word for all: who asks learns no more than that it is of no use. */
    static final List<Reason> DEAD = List.of(
            Reason.MALFORMED,
            Reason.WRONG_KIND,
            Reason.WRONG_ENVIRONMENT,
            Reason.UNKNOWN_TOKEN,
            Reason.WRONG_CLIENT,
            Reason.EXPIRED,
            Reason.CONSUMED,
            Reason.ROTATED,
            Reason.REUSED,
            Reason.ACCESS_EXPIRED,
            Reason.ACCESS_REVOKED,
            Reason.GRANT_EXPIRED,
            Reason.GRANT_ENDED,
            Reason.ENVIRONMENT_RETIRED,
            Reason.CONFLICT);

    private static final Answer INTERNAL =
            new Answer(500, TOKEN_ENDPOINT_ERROR, "server_error", "an unexpected error occurred");

    private static final Answer INVALID_REQUEST =
            new Answer(400, TOKEN_ENDPOINT_ERROR, "invalid_request", "a parameter is out of its range");

    /** How refusals read where codes and refresh tokens are handed in. */
    static final Outward TOKEN_ENDPOINT = new Outward(
            all(new Answer(400, TOKEN_ENDPOINT_ERROR, "invalid_grant", "the token is malformed or no longer valid"))
                    .put(
                            Reason.SCOPE_EXCEEDED,
                            new Answer(400, TOKEN_ENDPOINT_ERROR, "invalid_scope", "more than was granted"))
                    .put(Reason.OUT_OF_RANGE, INVALID_REQUEST)
                    .put(Reason.NOT_IN_FUTURE, INVALID_REQUEST)
                    .put(Reason.NOT_ALLOWED, INVALID_REQUEST),
            INTERNAL);

    private static final Outward RESOURCE = new Outward(
            all(new Answer(401, RESOURCE_ERROR, "invalid_token", "the token is malformed or no longer valid"))
                    .put(
                            Reason.SCOPE_EXCEEDED,
                            new Answer(403, RESOURCE_ERROR, "insufficient_scope", "the token is not good for this")),
            INTERNAL);

    /** The defaults of {@link dev.tenure.grant.GrantRules}, self-locating tokens, and the RFCs' errors. */
    public static final Profile OAUTH = Profile.builder()
            .name("oauth")
            .format(SelfLocatingFormat.VERSION_1)
            .outward(RESOURCE)
            .tokenEndpoint(TOKEN_ENDPOINT)
            .build();

    private OAuth() {}

    /** The same answer for every token that is of no use. */
    static Map<Reason, Answer> all(Answer answer) {
        return DEAD.toMap(reason -> reason, reason -> answer);
    }
}
