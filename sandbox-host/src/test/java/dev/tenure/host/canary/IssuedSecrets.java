package dev.tenure.host.canary;

import dev.tenure.host.canary.Canaries.Response;
import io.vavr.collection.HashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The fields of successful responses that issue a secret, by endpoint. Everything else must have none. */
final class IssuedSecrets {
    private static final Pattern FIELD = Pattern.compile("\"(\\w+)\"\\s*:\\s*\"([^\"]*)\"");

    private static final Map<String, List<String>> FIRST = HashMap.<String, List<String>>empty()
            .put("/link/token/create", List.of("link_token"))
            .put("/sandbox/public_token/create", List.of("public_token"))
            .put("/sandbox/link/complete", List.of("public_token"))
            .put("/item/public_token/exchange", List.of("access_token"))
            .put("/item/access_token/invalidate", List.of("new_access_token"))
            .put("/processor/token/create", List.of("processor_token"))
            .put("/sandbox/authorize", List.of("code"))
            .put("/connect/token", List.of("access_token", "refresh_token"))
            .put("/user/create", List.of("user_token"))
            .put("/asset_report/create", List.of("asset_report_token"));

    /** Fields that repeat a secret, to whoever presents the link token or from the app to its user. */
    private static final Map<String, List<String>> AGAIN = HashMap.<String, List<String>>empty()
            .put("/link/token/get", List.of("link_token", "public_token"))
            .put("/app/connections", List.of("link_token"))
            .put("/app/connections/{id}/update", List.of("link_token"));

    private IssuedSecrets() {}

    /** The secrets that a response issues for the first time. */
    static Seq<String> by(Response result) {
        return Vector.ofAll(FIELD.matcher(result.body()).results().toList())
                .filter(field -> result.isGood() && isIn(FIRST, result.endpoint(), field.group(1)))
                .map(field -> field.group(2));
    }

    /** The headers and the body of a response without the secrets that it issues. */
    static String restOf(Response result) {
        var body = FIELD.matcher(result.body())
                .replaceAll(field -> isGiven(result, field.group(1)) ? "" : Matcher.quoteReplacement(field.group()));
        return result.headers() + "\n" + body;
    }

    private static boolean isGiven(Response result, String field) {
        return result.isGood() && List.of(FIRST, AGAIN).exists(given -> isIn(given, result.endpoint(), field));
    }

    private static boolean isIn(Map<String, List<String>> given, String endpoint, String field) {
        return given.get(endpoint).exists(fields -> fields.contains(field));
    }
}
