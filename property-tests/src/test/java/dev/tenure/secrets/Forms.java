package dev.tenure.secrets;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The forms in which a secret may be found: its text, the bytes that the text encodes, and either of them in
 * hexadecimal digits, in base64 and in base64url. Each is cut to a recognizable part, so that a truncated secret is
 * found too.
 */
final class Forms {
    /** The number of characters of a token that nobody guesses. */
    private static final int ENOUGH = 12;

    private static final int ENOUGH_OF_BASE64 = 16;
    private static final Pattern TOKEN = Pattern.compile("[a-z-]+?[-_](?:sandbox|production|development)[-_](.+)");
    private static final Pattern SELF_LOCATING = Pattern.compile("[A-Za-z0-9_-]{76}");
    private static final Pattern NAME = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private Forms() {}

    /** A whole text, if it is long enough to be recognized. */
    static Seq<byte[]> of(String secret) {
        var random = random(secret);
        if (random.length() < ENOUGH) return Vector.empty();
        var end = random.substring(random.length() - ENOUGH);
        return Vector.of(random.substring(0, ENOUGH), end)
                .appendAll(hexadecimal(bytes(end)))
                .appendAll(base64(bytes(secret)))
                .map(Forms::bytes)
                .appendAll(written(random).flatMap(Forms::of));
    }

    /** All of some bytes. */
    static Seq<byte[]> of(byte[] secret) {
        return hexadecimal(secret).appendAll(base64(secret)).map(Forms::bytes).append(secret);
    }

    /** A token without the parts that all tokens share. */
    private static String random(String secret) {
        var token = TOKEN.matcher(secret.strip());
        return token.matches() ? token.group(1) : secret;
    }

    /** The secret bytes that a token's text writes down. */
    private static Seq<byte[]> written(String random) {
        if (NAME.matcher(random).matches()) return Vector.of(bytes(UUID.fromString(random)));
        if (!SELF_LOCATING.matcher(random).matches()) return Vector.empty();
        var body = Base64.getUrlDecoder().decode(random);
        return Vector.of(Arrays.copyOfRange(body, 1, 17), Arrays.copyOfRange(body, 21, 53));
    }

    private static byte[] bytes(UUID name) {
        return ByteBuffer.allocate(16)
                .putLong(name.getMostSignificantBits())
                .putLong(name.getLeastSignificantBits())
                .array();
    }

    private static Vector<String> hexadecimal(byte[] bytes) {
        return Vector.of(
                HexFormat.of().formatHex(bytes), HexFormat.of().withUpperCase().formatHex(bytes));
    }

    /** The forms at each offset in a longer text: three characters become four there. */
    private static Seq<String> base64(byte[] bytes) {
        return Vector.of(Base64.getEncoder(), Base64.getUrlEncoder())
                .flatMap(encoder -> Vector.of(0, 1, 2).flatMap(skipped -> whole(encoder, bytes, skipped)))
                .distinct();
    }

    private static Option<String> whole(Base64.Encoder encoder, byte[] bytes, int skipped) {
        var end = bytes.length - (bytes.length - skipped) % 3;
        var text = encoder.encodeToString(Arrays.copyOfRange(bytes, skipped, end));
        return Option.when(text.length() >= ENOUGH_OF_BASE64, () -> text.substring(text.length() - ENOUGH_OF_BASE64));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
