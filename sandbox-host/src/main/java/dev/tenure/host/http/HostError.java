package dev.tenure.host.http;

import dev.tenure.profile.ErrorMapping.ErrorResponse;

/** The refusals of the host itself, before the library is asked. */
public enum HostError {
    INVALID_API_KEYS(400, "INVALID_INPUT", "INVALID_API_KEYS", "the client id or the secret is wrong"),
    INVALID_CREDENTIALS(400, "ITEM_ERROR", "INVALID_CREDENTIALS", "the user name or the password is wrong"),
    INVALID_BODY(400, "INVALID_REQUEST", "INVALID_BODY", "the body is not a JSON object"),
    MISSING_FIELDS(400, "INVALID_REQUEST", "MISSING_FIELDS", "a required field is missing"),
    INVALID_FIELD(400, "INVALID_REQUEST", "INVALID_FIELD", "a field is not valid"),
    UNKNOWN_PATH(404, "INVALID_REQUEST", "NOT_FOUND", "there is no such endpoint"),
    WRONG_METHOD(405, "INVALID_REQUEST", "INVALID_METHOD", "the method is not allowed here"),
    BODY_TOO_LONG(413, "INVALID_REQUEST", "INVALID_BODY", "the body is too long"),
    WRONG_CONTENT(415, "INVALID_REQUEST", "INVALID_HEADERS", "the body must be sent as application/json"),
    UNEXPECTED(500, "API_ERROR", "INTERNAL_SERVER_ERROR", "an unexpected error occurred");

    private final int status;
    private final String type;
    private final String code;
    private final String message;

    HostError(int status, String type, String code, String message) {
        this.status = status;
        this.type = type;
        this.code = code;
        this.message = message;
    }

    /** The error for a status that the server or the framework chose. */
    public static HostError ofStatus(int status) {
        return switch (status) {
            case 404 -> UNKNOWN_PATH;
            case 405 -> WRONG_METHOD;
            case 413 -> BODY_TOO_LONG;
            case 415 -> WRONG_CONTENT;
            default -> status < 500 ? INVALID_BODY : UNEXPECTED;
        };
    }

    public ErrorResponse response() {
        return new ErrorResponse(status, type, code, message);
    }

    public ErrorResponse response(String field) {
        return new ErrorResponse(status, type, code, message + ": " + field);
    }
}
