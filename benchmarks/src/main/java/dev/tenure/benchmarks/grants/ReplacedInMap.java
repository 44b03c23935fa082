package dev.tenure.benchmarks.grants;

import dev.tenure.port.SecretSource;
import io.vavr.control.Option;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The floor in memory: a compare-and-set in a {@link ConcurrentHashMap}, with as many random bytes and as many digests,
 * over texts as long, as Tenure takes for the same; they are what it cannot do without.
 */
public final class ReplacedInMap implements GrantKeeper {
    private static final int RANDOM_BYTES = 48;
    private static final int DIGESTS_OF_A_TOKEN = 2;

    private final ConcurrentHashMap<String, Held> grants = new ConcurrentHashMap<>();
    private final SecretSource random = SecretSource.secure();

    @Override
    public String name() {
        return "compare-and-set in a map";
    }

    @Override
    public Pair issue(int user) {
        var pair = pair(text());
        grants.put(locator(pair.refresh()), new Held(hash(pair.refresh()), hash(pair.access()), false));
        return pair;
    }

    @Override
    public Option<Pair> refresh(Pair held) {
        var locator = locator(held.refresh());
        var found = grants.get(locator);
        if (found == null || found.ended || !found.refresh.equals(hash(held.refresh()))) return Option.none();
        var next = pair(held.refresh());
        var isNext = grants.replace(locator, found, new Held(hash(next.refresh()), hash(next.access()), false));
        return Option.when(isNext, next);
    }

    @Override
    public boolean authenticate(String access) {
        var found = grants.get(locator(access));
        return found != null && !found.ended && found.access.equals(hash(access));
    }

    @Override
    public void revoke(Pair held) {
        var found = grants.get(locator(held.refresh()));
        if (found != null) grants.replace(locator(held.refresh()), found, new Held(found.refresh, found.access, true));
    }

    /** Both begin with the locator of the grant. */
    private Pair pair(String kin) {
        var locator = locator(kin);
        LeanTokens.hash(locator);
        return new Pair(locator + text(), locator + text());
    }

    private String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random.bytes(RANDOM_BYTES));
    }

    private static String locator(String text) {
        return text.substring(0, 22);
    }

    private static ByteBuffer hash(String text) {
        var bytes = LeanTokens.hash(text);
        for (var i = 1; i < DIGESTS_OF_A_TOKEN; i++) bytes = LeanTokens.hash(bytes);
        return ByteBuffer.wrap(bytes);
    }

    /** What is kept of a grant. */
    private record Held(ByteBuffer refresh, ByteBuffer access, boolean ended) {}
}
