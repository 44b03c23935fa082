package dev.tenure.connection;

import dev.tenure.time.UpdateCause;
import dev.tenure.token.BoundedText;
import io.vavr.control.Option;

/**
 * The reason why a login needs its user.
 *
 * @param url the page for the user at the provider, at most 2048 storable characters; none if the provider named none
 */
public record UpdateReason(UpdateCause cause, Option<String> url) {
    private static final int LONGEST = 2048;

    /** Refuses a page that is too long or not storable ({@link IllegalArgumentException}). */
    public UpdateReason {
        url.forEach(page -> BoundedText.check("page", page, LONGEST));
    }

    /** A reason without a page. */
    public static UpdateReason of(UpdateCause cause) {
        return new UpdateReason(cause, Option.none());
    }
}
