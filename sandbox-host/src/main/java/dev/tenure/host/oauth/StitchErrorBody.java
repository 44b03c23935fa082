package dev.tenure.host.oauth;

import dev.tenure.profile.ErrorMapping.ErrorResponse;
import java.util.List;

/** Stitch's error body [stitch:errors]. */
record StitchErrorBody(List<StitchError> errors) {
    static StitchErrorBody of(ErrorResponse answer) {
        return new StitchErrorBody(
                List.of(new StitchError(answer.code() + ": " + answer.message(), new Extensions(answer.code()))));
    }

    record StitchError(String message, Extensions extensions) {}

    record Extensions(String code) {}
}
