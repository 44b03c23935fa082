package dev.tenure.histories.grant.oracle;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** The parts of a token's text, read and written independently of the domain, to judge a text that was never issued. */
public record TokenText(String kind, String environment, String locator, int generation, String secret) {
    private static final Pattern SHAPE =
            Pattern.compile("([a-z-]+)_(sandbox|production|development)_([A-Za-z0-9_-]{76})");
    private static final Set<String> KINDS = Set.of(
            "link",
            "public",
            "access",
            "processor",
            "code",
            "refresh",
            "assets",
            "user",
            "a",
            "third-party-user",
            "payment-token");
    private static final HexFormat HEX = HexFormat.of();

    public static @Nullable TokenText read(String text) {
        var shape = SHAPE.matcher(text);
        if (!shape.matches() || !KINDS.contains(shape.group(1))) return null;
        var bytes = Base64.getUrlDecoder().decode(shape.group(3));
        var read = new TokenText(
                shape.group(1),
                shape.group(2),
                HEX.formatHex(bytes, 1, 17),
                ByteBuffer.wrap(bytes).getInt(17),
                HEX.formatHex(bytes, 21, 53));
        return read.isPossible() && read.print().equals(text) ? read : null;
    }

    private boolean isPossible() {
        return kind.equals("code") ? generation == 0 : generation > 0;
    }

    boolean isChained() {
        return kind.equals("code") || kind.equals("refresh");
    }

    public TokenText ofKind(String other) {
        return new TokenText(other, environment, locator, generation, secret);
    }

    public TokenText elsewhere(String other) {
        return new TokenText(kind, other, locator, generation, secret);
    }

    /** Another text of this locator. */
    public TokenText forged(int later) {
        return new TokenText(kind, environment, locator, generation + later, "5a".repeat(32));
    }

    public TokenText unknown() {
        return new TokenText(kind, environment, "a5".repeat(16), generation, secret);
    }

    public String print() {
        var head = kind + "_" + environment + "_";
        var body = ByteBuffer.allocate(57)
                .put((byte) 1)
                .put(HEX.parseHex(locator))
                .putInt(generation)
                .put(HEX.parseHex(secret));
        var sum = new CRC32();
        sum.update(head.getBytes(StandardCharsets.US_ASCII));
        sum.update(body.array(), 0, 53);
        body.putInt((int) sum.getValue());
        return head + Base64.getUrlEncoder().withoutPadding().encodeToString(body.array());
    }
}
