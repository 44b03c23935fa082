package dev.tenure.token;

import io.vavr.control.Option;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Version 4 UUIDs (RFC 9562 section 5.4) in their one canonical text, lower case 8-4-4-4-12. {@link UUID#fromString}
 * accepts and silently pads shorter texts, so nothing from outside is read with it alone.
 */
public final class RandomUuid {
    /** The number of random bytes for one; 122 bits of them count. */
    public static final int BYTES = 2 * Long.BYTES;

    private static final Pattern CANONICAL =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

    private RandomUuid() {}

    /** The UUID of these 16 random bytes. */
    public static UUID of(byte[] random) {
        var bytes = ByteBuffer.wrap(Arrays.copyOf(random, BYTES));
        return new UUID(
                (bytes.getLong() & 0xffffffffffff0fffL) | 0x4000L,
                (bytes.getLong() & 0x3fffffffffffffffL) | 0x8000000000000000L);
    }

    /** Parses a UUID; none for any other text. */
    public static Option<UUID> parse(String text) {
        return CANONICAL.matcher(text).matches() ? Option.of(UUID.fromString(text)) : Option.none();
    }
}
