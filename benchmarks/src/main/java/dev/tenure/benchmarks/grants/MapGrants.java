package dev.tenure.benchmarks.grants;

import dev.tenure.port.secret.SecretSource;
import io.vavr.control.Option;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The floor in memory: a compare-and-set in a {@link ConcurrentHashMap}, with as many random bytes and as many digests,
 * over texts of the same length, as Tenure takes for the same work and cannot do without.
 */
public final class MapGrants implements GrantKeeper {
    private static final int RANDOM_BYTES = 48;
    private static final int RANDOM_BYTES_OF_A_NAME = 16;

    /** The number of characters for 16 bytes. */
    private static final int LOCATOR = 22;

    /** The length of Tenure's prefix of a text and of a locator, so that the digests read as much. */
    private static final String BEFORE_TEXT = "-".repeat(43);

    private static final String BEFORE_LOCATOR = "-".repeat(44);

    private final ConcurrentHashMap<String, Held> grants = new ConcurrentHashMap<>();
    private final SecretSource random = SecretSource.secure();

    @Override
    public String name() {
        return "compare-and-set in a map";
    }

    @Override
    public Pair issue(int user) {
        var locator = locator(text(RANDOM_BYTES_OF_A_NAME));
        var pair = pair(locator);
        grants.put(locator, kept(pair));
        return pair;
    }

    @Override
    public Option<Pair> refresh(Pair held) {
        var locator = locator(held.refresh());
        var found = grants.get(locator);
        if (found == null || found.ended || !found.refresh.equals(hash(held.refresh()))) return Option.none();
        var next = pair(locator);
        return Option.when(grants.replace(locator, found, kept(next)), next);
    }

    @Override
    public boolean authenticate(String access) {
        var found = grants.get(locator(access));
        return found != null && !found.ended && found.access.equals(hash(access));
    }

    @Override
    public void revoke(Pair held) {
        var locator = locator(held.refresh());
        var found = grants.get(locator);
        if (found != null && found.refresh.equals(hash(held.refresh())))
            grants.replace(locator, found, new Held(found.refresh, found.access, true));
    }

    /** A pair whose texts both begin with the locator of the grant. */
    private Pair pair(String locator) {
        return new Pair(locator + text(RANDOM_BYTES), locator + text(RANDOM_BYTES));
    }

    private String text(int bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random.bytes(bytes));
    }

    /** The locator, a digest as the key of the map would be. */
    private static String locator(String text) {
        var locator = text.substring(0, LOCATOR);
        LeanTokens.hash(BEFORE_LOCATOR + locator);
        return locator;
    }

    /** The stored hashes; the access token's locator is a digest of the other, and its key one more. */
    private static Held kept(Pair pair) {
        LeanTokens.hash(BEFORE_LOCATOR + locator(pair.access()));
        return new Held(hash(pair.refresh()), hash(pair.access()), false);
    }

    private static ByteBuffer hash(String text) {
        return ByteBuffer.wrap(LeanTokens.hash(BEFORE_TEXT + text));
    }

    /** The stored part of a grant. */
    private record Held(ByteBuffer refresh, ByteBuffer access, boolean ended) {}
}
