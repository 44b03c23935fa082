package dev.tenure.host.oauth;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import dev.tenure.host.http.RefusalException;
import dev.tenure.profile.ErrorMapping.ErrorResponse;

/** The host's own refusals at the OAuth endpoints, with the codes of RFC 6749 section 5.2. */
enum OAuthFormError {
    WRONG_METHOD(405, OAuth2Error.INVALID_REQUEST_CODE, "the method must be POST"),
    TOO_LONG(413, OAuth2Error.INVALID_REQUEST_CODE, "the body is too long"),
    WRONG_CONTENT(415, OAuth2Error.INVALID_REQUEST_CODE, "the body must be sent as application/x-www-form-urlencoded"),
    MALFORMED(400, OAuth2Error.INVALID_REQUEST_CODE, "the body is not a form"),
    REPEATED(400, OAuth2Error.INVALID_REQUEST_CODE, "a parameter is repeated"),
    TWO_PROOFS(400, OAuth2Error.INVALID_REQUEST_CODE, "the client must authenticate in one way only"),
    UNFIT(400, OAuth2Error.INVALID_REQUEST_CODE, "a required parameter is missing, or one is malformed"),
    WRONG_CLIENT(401, OAuth2Error.INVALID_CLIENT_CODE, "the client is unknown, or has not authenticated"),
    NOT_FOR_PUBLIC(400, OAuth2Error.UNAUTHORIZED_CLIENT_CODE, "a public client may not use this grant type"),
    UNKNOWN_GRANT(400, OAuth2Error.UNSUPPORTED_GRANT_TYPE_CODE, "this grant type is not supported"),
    NO_SCOPE(400, OAuth2Error.INVALID_SCOPE_CODE, "the scope is missing or malformed"),
    UNAVAILABLE(503, OAuth2Error.TEMPORARILY_UNAVAILABLE_CODE, "the server is unavailable for a moment"),
    UNEXPECTED(500, OAuth2Error.SERVER_ERROR_CODE, "an unexpected error occurred");

    private static final String SOURCE = "RFC 6749 section 5.2";

    private final int status;
    private final String code;
    private final String message;

    OAuthFormError(int status, String code, String message) {
        this.status = status;
        this.code = code;
        this.message = message;
    }

    RefusalException refusal() {
        return RefusalException.named(name(), response());
    }

    ErrorResponse response() {
        return new ErrorResponse(status, SOURCE, code, message);
    }
}
