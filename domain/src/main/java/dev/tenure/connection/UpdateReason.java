package dev.tenure.connection;

import dev.tenure.time.UpdateCause;
import dev.tenure.token.BoundedText;
import io.vavr.control.Option;

/**
 * The reason why a login needs its user.
 *
 * @param url the page that the provider sends the user to, at most 2048 storable characters; none if it named none
 */
public record UpdateReason(UpdateCause cause, Option<String> url) {
    private static final int LONGEST = 2048;

    /** Refuses causes that update mode cannot resolve, and pages out of their bounds. */
    public UpdateReason {
        url.forEach(page -> BoundedText.check("page", page, LONGEST));
    }

    /** A reason without a page. */
    public static UpdateReason of(UpdateCause cause) {
        return new UpdateReason(cause, Option.none());
    }
}
