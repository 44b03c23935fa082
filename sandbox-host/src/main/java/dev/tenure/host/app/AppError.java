package dev.tenure.host.app;

import dev.tenure.decision.Rejection;
import dev.tenure.decision.Remedy;
import dev.tenure.host.http.RefusalException;
import dev.tenure.profile.ErrorMapping.ErrorResponse;

/** The app's own refusals, in the shape of the host's others. A rejection of the library's is named by its code. */
enum AppError {
    UNKNOWN_CONNECTION(404, "there is no such connection"),
    NOT_OFFERED(409, "the provider of this connection does not offer this"),
    EXCHANGE_REFUSED(409, "the provider refused the code or the public token"),
    PROVIDER_REFUSED(502, "the provider refused the request"),
    NO_ANSWER(502, "the provider gave no clear answer"),
    UNKNOWN_ITEM(404, "no connection has this Item yet; send the webhook again"),
    WEBHOOK_NOT_VERIFIED(401, "the webhook is not verified");

    private static final String TYPE = "CONNECTION_ERROR";

    private final int status;
    private final String message;

    AppError(int status, String message) {
        this.status = status;
        this.message = message;
    }

    RefusalException refusal() {
        return RefusalException.with(new ErrorResponse(status, TYPE, name(), message));
    }

    /**
     * The exception for a rejection of the library's. {@code Busy} is no refusal: the caller is told when to try again.
     */
    static RuntimeException of(Rejection why) {
        if (why instanceof Rejection.Busy busy) return new RetryLaterException(busy.retryAfter());
        if (why instanceof Rejection.NotFound) return UNKNOWN_CONNECTION.refusal();
        return RefusalException.with(
                new ErrorResponse(statusFor(why.remedy()), TYPE, why.code().name(), "remedy " + why.remedy()));
    }

    private static int statusFor(Remedy remedy) {
        return switch (remedy) {
            case NONE, WAIT, RELOAD, REFRESH, UPDATE_MODE, REAUTHORIZE, RELINK -> 409;
            case FIX_CONFIGURATION -> 503;
        };
    }
}
