package dev.tenure.host.plaid;

import dev.tenure.host.http.Fault;
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

/** Every refusal as Plaid's error object. What was sent is neither repeated nor logged, only the names of our fields. */
@RestControllerAdvice
final class Errors {
    private final Profile profile;

    Errors(Profile profile) {
        this.profile = profile;
    }

    @ExceptionHandler
    ResponseEntity<ErrorBody> refused(RefusalException refused, HttpServletRequest request) {
        RequestLog.refused(refused, request);
        return ErrorBody.answer(refused.answer(profile.errors()));
    }

    @ExceptionHandler
    ResponseEntity<ErrorBody> unreadable(HttpMessageNotReadableException unreadable, HttpServletRequest request) {
        return unreadable.getCause() instanceof JacksonException json
                ? notUnderstood(json, request)
                : refused(RefusalException.because(Fault.INVALID_BODY), request);
    }

    @ExceptionHandler
    ResponseEntity<ErrorBody> notUnderstood(JacksonException json, HttpServletRequest request) {
        return refused(flawOf(json), request);
    }

    @ExceptionHandler
    ResponseEntity<ErrorBody> others(Exception failure, HttpServletRequest request) {
        if (failure instanceof ErrorResponse http)
            return refused(
                    RefusalException.because(Fault.behind(http.getStatusCode().value())), request);
        RequestLog.failed(failure, request);
        return ErrorBody.answer(Fault.UNEXPECTED.answer());
    }

    /** Unknown fields are not looked at, so a path consists of our own names; what is no JSON has none. */
    private static RefusalException flawOf(JacksonException json) {
        var path = json.getPath().stream().map(Errors::nameOf).collect(Collectors.joining("."));
        if (path.isEmpty()) return RefusalException.because(isNoValue(json) ? Fault.INVALID_FIELD : Fault.INVALID_BODY);
        return RefusalException.because(isAbsence(json) ? Fault.MISSING_FIELDS : Fault.INVALID_FIELD, path);
    }

    /** It was understood, but is no value that the library takes. */
    private static boolean isNoValue(JacksonException json) {
        return json instanceof ValueInstantiationException;
    }

    /** The end was reached without it, or it is null. */
    private static boolean isAbsence(JacksonException json) {
        return json instanceof MismatchedInputException mismatch
                && (mismatch.getCurrentToken() == JsonToken.END_OBJECT
                        || mismatch.getCurrentToken() == JsonToken.VALUE_NULL);
    }

    private static String nameOf(JacksonException.Reference step) {
        return step.getPropertyName() == null ? Integer.toString(step.getIndex()) : step.getPropertyName();
    }
}
