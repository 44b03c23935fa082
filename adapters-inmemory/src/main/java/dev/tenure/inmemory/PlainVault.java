package dev.tenure.inmemory;

import dev.tenure.port.secret.SealingContext;
import dev.tenure.port.secret.Vault;
import dev.tenure.token.SealedSecret;
import dev.tenure.token.Secret;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * A vault that hides nothing: the sealed bytes contain the token. It refuses other keys, other contexts and corrupt
 * bytes as a vault does, by a checksum that anybody can compute. For tests, and for nothing else. Immutable and
 * thread-safe.
 */
public final class PlainVault implements Vault {
    private final String current;
    private final Set<String> keys;

    private PlainVault(String current, Set<String> keys) {
        this.current = current;
        this.keys = keys;
    }

    /** A vault with one key, which is nothing but a name. */
    public static PlainVault under(String key) {
        return new PlainVault(key, HashSet.of(key));
    }

    /** The same vault with another current key: secrets sealed before still open. */
    public PlainVault rotatedTo(String key) {
        return new PlainVault(key, keys.add(key));
    }

    @Override
    public String currentKey() {
        return current;
    }

    @Override
    public SealedSecret seal(String key, Secret secret, SealingContext sealingContext) {
        if (!keys.contains(key)) throw new IllegalArgumentException("no key of this name: " + key);
        var text = bytes(secret.reveal());
        var label = label(key, sealingContext);
        var content = ByteBuffer.allocate(label.length + text.length)
                .put(label)
                .put(text)
                .array();
        return SealedSecret.ofBytes(ByteBuffer.allocate(Long.BYTES + content.length)
                .putLong(checksum(content))
                .put(content)
                .array());
    }

    @Override
    public Option<Secret> open(String key, SealedSecret sealed, SealingContext sealingContext) {
        var bytes = ByteBuffer.wrap(sealed.bytes());
        if (!keys.contains(key) || bytes.remaining() < Long.BYTES) return Option.none();
        var checksum = bytes.getLong();
        var content = new byte[bytes.remaining()];
        bytes.get(content);
        var label = label(key, sealingContext);
        if (checksum != checksum(content) || !startsWith(content, label)) return Option.none();
        var text = new String(content, label.length, content.length - label.length, StandardCharsets.UTF_8);
        return Option.of(Secret.of(text));
    }

    @Override
    public String toString() {
        return "PlainVault[" + current + "]";
    }

    private static byte[] label(String key, SealingContext sealingContext) {
        return bytes(key + "\n" + new String(sealingContext.bytes(), StandardCharsets.US_ASCII) + "\n");
    }

    private static boolean startsWith(byte[] content, byte[] label) {
        return Arrays.mismatch(content, label) == label.length || Arrays.equals(content, label);
    }

    private static long checksum(byte[] content) {
        var checksum = new CRC32();
        checksum.update(content);
        return checksum.getValue();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
