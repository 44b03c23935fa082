package dev.tenure.host.canary;

import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** A search for secrets in a text: plain, truncated, in hexadecimal, and in base64 at any offset. */
final class SecretSearch {
    private static final int ENOUGH = 12;
    private static final int ENOUGH_OF_BASE64 = 16;
    private static final Pattern TOKEN = Pattern.compile("[a-z-]+?[-_](?:sandbox|production|development)[-_](.+)");

    private final Map<String, java.util.List<Form>> forms = new HashMap<>();

    SecretSearch(Seq<String> secrets) {
        secrets.flatMap(SecretSearch::formsOf)
                .forEach(form -> forms.computeIfAbsent(form.text().substring(0, ENOUGH), same -> new ArrayList<>())
                        .add(form));
    }

    /** The secrets found in a text. */
    Seq<String> in(String text) {
        var found = new LinkedHashSet<String>();
        for (var from = 0; from + ENOUGH <= text.length(); from++)
            for (var form : forms.getOrDefault(text.substring(from, from + ENOUGH), java.util.List.of()))
                if (text.startsWith(form.text(), from)) found.add(form.secret());
        return Vector.ofAll(found);
    }

    private static Seq<Form> formsOf(String secret) {
        var token = TOKEN.matcher(secret);
        var random = token.matches() ? token.group(1) : secret;
        if (random.length() < ENOUGH) return Vector.empty();
        var end = random.substring(random.length() - ENOUGH);
        return List.of(random.substring(0, ENOUGH), end, hexadecimal(end))
                .append(hexadecimal(end).toUpperCase(Locale.ROOT))
                .appendAll(List.of(0, 1, 2).flatMap(skipped -> base64(secret.substring(skipped))))
                .map(text -> new Form(text, secret));
    }

    private static String hexadecimal(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The end of the text in base64, without the digits that depend on what follows. */
    private static Seq<String> base64(String text) {
        var whole = text.substring(0, text.length() - text.length() % 3).getBytes(StandardCharsets.UTF_8);
        return List.of(Base64.getEncoder(), Base64.getUrlEncoder())
                .map(encoder -> encoder.encodeToString(whole))
                .filter(encoded -> encoded.length() >= ENOUGH_OF_BASE64)
                .map(encoded -> encoded.substring(encoded.length() - ENOUGH_OF_BASE64));
    }

    private record Form(String text, String secret) {}
}
