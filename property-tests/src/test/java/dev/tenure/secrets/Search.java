package dev.tenure.secrets;

import io.vavr.collection.Seq;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A search for any of many byte sequences in a large amount of bytes, which it reads once. */
public final class Search {
    private static final int WINDOW = Long.BYTES;
    private static final int BITS = 24;

    private final Map<Long, List<byte[]>> sought = new HashMap<>();
    private final BitSet likely = new BitSet(1 << BITS);

    /** For sequences of at least eight bytes. */
    Search(Seq<byte[]> sequences) {
        for (var sequence : sequences) {
            var start = ByteBuffer.wrap(sequence).getLong();
            sought.computeIfAbsent(start, same -> new ArrayList<>()).add(sequence);
            likely.set(mixed(start));
        }
    }

    /** Returns true if one of them is there. */
    public boolean finds(byte[] bytes) {
        var window = 0L;
        for (var end = 1; end <= bytes.length; end++) {
            window = (window << Byte.SIZE) | (bytes[end - 1] & 0xff);
            if (end >= WINDOW && likely.get(mixed(window)) && isAt(bytes, end - WINDOW, window)) return true;
        }
        return false;
    }

    /** Returns true if one of them is there in UTF-8. */
    public boolean finds(String text) {
        return finds(text.getBytes(StandardCharsets.UTF_8));
    }

    private boolean isAt(byte[] bytes, int from, long window) {
        return sought.getOrDefault(window, List.of()).stream()
                .anyMatch(sequence -> from + sequence.length <= bytes.length
                        && Arrays.equals(bytes, from, from + sequence.length, sequence, 0, sequence.length));
    }

    private static int mixed(long window) {
        return (int) ((window * 0x9e3779b97f4a7c15L) >>> (Long.SIZE - BITS));
    }
}
