package dev.tenure.host.plaid;

import dev.tenure.profile.ErrorMapping.ErrorResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** Plaid's error object. */
record ErrorBody(
        String errorType,
        String errorCode,
        String errorMessage,
        @Nullable String displayMessage,
        @Nullable String documentationUrl,
        @Nullable String suggestedAction) {

    static ErrorBody of(ErrorResponse answer) {
        return new ErrorBody(answer.type(), answer.code(), answer.message(), null, null, null);
    }

    static ResponseEntity<ErrorBody> answer(ErrorResponse answer) {
        return ResponseEntity.status(answer.status()).body(of(answer));
    }
}
