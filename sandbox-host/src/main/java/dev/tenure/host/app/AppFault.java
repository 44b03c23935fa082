package dev.tenure.host.app;

import dev.tenure.decision.Rejection;
import dev.tenure.decision.Remedy;
import dev.tenure.host.http.RefusalException;
import dev.tenure.profile.ErrorMapping.ErrorResponse;

/** What the app refuses, in the shape of the host's other refusals; what the library refuses is named by its reason. */
enum AppFault {
    UNKNOWN_CONNECTION(404, "there is no such connection"),
    NOT_OFFERED(409, "the provider of this connection does not offer this"),
    EXCHANGE_REFUSED(409, "the provider refused what the user came back with"),
    REFUSED_THERE(502, "the provider refused the request"),
    NO_ANSWER(502, "the provider gave no clear answer"),
    NOT_BELIEVED(401, "the webhook does not prove where it comes from");

    private static final String TYPE = "CONNECTION_ERROR";

    private final int status;
    private final String message;

    AppFault(int status, String message) {
        this.status = status;
        this.message = message;
    }

    RefusalException refusal() {
        return RefusalException.with(new ErrorResponse(status, TYPE, name(), message));
    }

    /** A refusal of the library's, and whether it is one at all: who is only to wait is not refused. */
    static RuntimeException of(Rejection why) {
        if (why instanceof Rejection.Busy busy) return new NotNow(busy.retryAfter());
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
