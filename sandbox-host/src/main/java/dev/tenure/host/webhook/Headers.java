package dev.tenure.host.webhook;

import io.vavr.collection.List;
import io.vavr.control.Either;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads headers that must occur exactly once. */
final class Headers {
    /** The longest value: several times what the headers need, and short enough for any parser. */
    static final int LONGEST = 4096;

    private Headers() {}

    /** The only value under this name, in any case, if it matches the pattern. */
    static Either<VerificationFailure, String> only(
            String name, Pattern form, Map<String, java.util.List<String>> headers) {
        var values = List.ofAll(headers.entrySet())
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .flatMap(Map.Entry::getValue);
        if (values.isEmpty()) return Either.left(VerificationFailure.MISSING_HEADER);
        return values.singleOption()
                .filter(value ->
                        value.length() <= LONGEST && form.matcher(value).matches())
                .toEither(VerificationFailure.UNREADABLE_HEADER);
    }
}
