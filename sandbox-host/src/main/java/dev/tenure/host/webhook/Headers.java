package dev.tenure.host.webhook;

import io.vavr.collection.List;
import io.vavr.control.Either;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads headers that are in a request once or not at all. */
final class Headers {
    /** Several times what any of the headers needs, and little enough for whatever reads it then. */
    static final int LONGEST = 4096;

    private Headers() {}

    /** The only value under this name, in whatever case, if it has this form. */
    static Either<Why, String> only(String name, Pattern form, Map<String, java.util.List<String>> headers) {
        var values = List.ofAll(headers.entrySet())
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .flatMap(Map.Entry::getValue);
        if (values.isEmpty()) return Either.left(Why.MISSING_HEADER);
        return values.singleOption()
                .filter(value ->
                        value.length() <= LONGEST && form.matcher(value).matches())
                .toEither(Why.UNREADABLE_HEADER);
    }
}
