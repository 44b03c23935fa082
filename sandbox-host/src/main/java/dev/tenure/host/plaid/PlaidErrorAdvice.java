package dev.tenure.host.plaid;

import dev.tenure.host.http.HostError;
import dev.tenure.host.http.RefusalException;
import dev.tenure.host.http.RequestLog;
import dev.tenure.profile.Profile;
import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.ValueInstantiationException;

/**
 * Answers every refusal with Plaid's error object. What was sent is neither repeated nor logged, except the names of
 * known fields.
 */
@RestControllerAdvice
final class PlaidErrorAdvice {
    private final Profile profile;

    PlaidErrorAdvice(Profile profile) {
        this.profile = profile;
    }

    @ExceptionHandler
    ResponseEntity<PlaidErrorBody> refused(RefusalException refused, HttpServletRequest request) {
        RequestLog.refused(refused, request);
        return PlaidErrorBody.response(refused.answer(profile.errors()));
    }

    @ExceptionHandler
    ResponseEntity<PlaidErrorBody> unreadable(HttpMessageNotReadableException unreadable, HttpServletRequest request) {
        return unreadable.getCause() instanceof JacksonException json
                ? notUnderstood(json, request)
                : refused(RefusalException.because(HostError.INVALID_BODY), request);
    }

    @ExceptionHandler
    ResponseEntity<PlaidErrorBody> notUnderstood(JacksonException json, HttpServletRequest request) {
        return refused(flawOf(json), request);
    }

    @ExceptionHandler
    ResponseEntity<PlaidErrorBody> others(Exception failure, HttpServletRequest request) {
        if (failure instanceof ErrorResponse http)
            return refused(
                    RefusalException.because(
                            HostError.ofStatus(http.getStatusCode().value())),
                    request);
        RequestLog.failed(failure, request);
        return PlaidErrorBody.response(HostError.UNEXPECTED.response());
    }

    /**
     * The refusal of a body that was not understood. Unknown fields are ignored, so the path has known names only;
     * malformed JSON has no path.
     */
    private static RefusalException flawOf(JacksonException json) {
        var path = json.getPath().stream().map(PlaidErrorAdvice::nameOf).collect(Collectors.joining("."));
        if (path.isEmpty())
            return RefusalException.because(isNoValue(json) ? HostError.INVALID_FIELD : HostError.INVALID_BODY);
        return RefusalException.because(isAbsence(json) ? HostError.MISSING_FIELDS : HostError.INVALID_FIELD, path);
    }

    /** Tells whether the body is well-formed but is not a value that the library accepts. */
    private static boolean isNoValue(JacksonException json) {
        return json instanceof ValueInstantiationException;
    }

    /** Tells whether the field is missing or null. */
    private static boolean isAbsence(JacksonException json) {
        return json instanceof MismatchedInputException mismatch
                && (mismatch.getCurrentToken() == JsonToken.END_OBJECT
                        || mismatch.getCurrentToken() == JsonToken.VALUE_NULL);
    }

    private static String nameOf(JacksonException.Reference step) {
        return step.getPropertyName() == null ? Integer.toString(step.getIndex()) : step.getPropertyName();
    }
}
