package dev.tenure.host.plaid;

import dev.tenure.profile.ErrorMapping.ErrorResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** Plaid's error object. */
record PlaidErrorBody(
        String errorType,
        String errorCode,
        String errorMessage,
        @Nullable String displayMessage,
        @Nullable String documentationUrl,
        @Nullable String suggestedAction) {

    static PlaidErrorBody of(ErrorResponse answer) {
        return new PlaidErrorBody(answer.type(), answer.code(), answer.message(), null, null, null);
    }

    static ResponseEntity<PlaidErrorBody> response(ErrorResponse answer) {
        return ResponseEntity.status(answer.status()).body(of(answer));
    }
}
