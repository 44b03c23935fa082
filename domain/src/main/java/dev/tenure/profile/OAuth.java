package dev.tenure.profile;

import dev.tenure.decision.RejectionCode;
import dev.tenure.grant.GrantRules;
import dev.tenure.grant.Rotation;
import dev.tenure.profile.ErrorMapping.ErrorResponse;
import dev.tenure.token.SelfLocatingFormat;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import java.time.Duration;

/** The profile of OAuth 2.0 as its RFCs define it, without a particular provider. */
public final class OAuth {
    private static final String TOKEN_ENDPOINT_ERROR = "RFC 6749 section 5.2";
    private static final String RESOURCE_ERROR = "RFC 6750 section 3.1";

    /** The faults of a token that all read the same outside: the caller learns no more than that it is unusable. */
    static final List<RejectionCode> UNUSABLE = List.of(
            RejectionCode.MALFORMED,
            RejectionCode.WRONG_KIND,
            RejectionCode.WRONG_ENVIRONMENT,
            RejectionCode.UNKNOWN_TOKEN,
            RejectionCode.WRONG_CLIENT,
            RejectionCode.EXPIRED,
            RejectionCode.CONSUMED,
            RejectionCode.ROTATED,
            RejectionCode.REUSED,
            RejectionCode.ACCESS_EXPIRED,
            RejectionCode.ACCESS_REVOKED,
            RejectionCode.GRANT_EXPIRED,
            RejectionCode.GRANT_ENDED,
            RejectionCode.WRONG_CODE_PROOF,
            RejectionCode.WRONG_KEY,
            RejectionCode.ENVIRONMENT_RETIRED,
            RejectionCode.CONFLICT);

    private static final ErrorResponse INTERNAL =
            new ErrorResponse(500, TOKEN_ENDPOINT_ERROR, "server_error", "an unexpected error occurred");

    private static final ErrorResponse INVALID_REQUEST =
            new ErrorResponse(400, TOKEN_ENDPOINT_ERROR, "invalid_request", "a parameter is out of its range");

    /** The errors of the token endpoint (RFC 6749 section 5.2). */
    static final ErrorMapping TOKEN_ENDPOINT = new ErrorMapping(
            all(new ErrorResponse(
                            400, TOKEN_ENDPOINT_ERROR, "invalid_grant", "the token is malformed or no longer valid"))
                    .put(
                            RejectionCode.SCOPE_EXCEEDED,
                            new ErrorResponse(400, TOKEN_ENDPOINT_ERROR, "invalid_scope", "more than was granted"))
                    .put(
                            RejectionCode.INVALID_SCOPE,
                            new ErrorResponse(400, TOKEN_ENDPOINT_ERROR, "invalid_scope", "the scope is no scope"))
                    .put(
                            RejectionCode.TOO_MANY_GRANTS,
                            new ErrorResponse(403, TOKEN_ENDPOINT_ERROR, "access_denied", "too many grants are live"))
                    .put(
                            RejectionCode.KEY_REQUIRED,
                            new ErrorResponse(
                                    400, TOKEN_ENDPOINT_ERROR, "invalid_request", "a public client needs a key"))
                    .put(RejectionCode.OUT_OF_RANGE, INVALID_REQUEST)
                    .put(RejectionCode.NOT_IN_FUTURE, INVALID_REQUEST)
                    .put(RejectionCode.NOT_ALLOWED, INVALID_REQUEST),
            INTERNAL);

    private static final ErrorMapping RESOURCE = new ErrorMapping(
            all(new ErrorResponse(401, RESOURCE_ERROR, "invalid_token", "the token is malformed or no longer valid"))
                    .put(
                            RejectionCode.SCOPE_EXCEEDED,
                            new ErrorResponse(
                                    403, RESOURCE_ERROR, "insufficient_scope", "the token is not good for this")),
            INTERNAL);

    /**
     * The defaults of {@link GrantRules} with self-locating tokens and the RFCs' errors. A refresh whose answer was
     * lost may be repeated for 30 s: two tabs that refresh at once, or a client that lost an answer, are no theft.
     */
    public static final Profile OAUTH = Profile.builder()
            .name("oauth")
            .sharedUserIds(true)
            .grants(GrantRules.builder()
                    .rotation(Rotation.retryable(Duration.ofSeconds(30)))
                    .build())
            .format(SelfLocatingFormat.VERSION_1)
            .errors(RESOURCE)
            .tokenEndpointErrors(TOKEN_ENDPOINT)
            .build();

    private OAuth() {}

    /** Maps every fault of a token to the same response. */
    static Map<RejectionCode, ErrorResponse> all(ErrorResponse answer) {
        return UNUSABLE.toMap(reason -> reason, reason -> answer);
    }
}
