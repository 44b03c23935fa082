package dev.tenure.token;

import io.vavr.collection.Array;
import io.vavr.collection.LinkedHashSet;
import io.vavr.collection.Set;
import io.vavr.control.Either;

/**
 * The permitted use of a token (RFC 6749 section 3.3): case-sensitive names without a significant order, though it is
 * preserved. At most 8192 characters. Immutable.
 */
public final class Scope {
    /** The usual name that concerns the grant itself: refresh tokens need it [stitch:offline-access]. */
    public static final String OFFLINE_ACCESS = "offline_access";

    private static final int LONGEST = 8192;
    private static final int FEW = 16;

    /** The names, mostly few, so that a set is built only where one is needed. */
    private final Array<String> names;

    private final String text;

    /** Refuses names that no scope can have ({@link IllegalArgumentException}). */
    public Scope(Set<String> names) {
        this(Array.ofAll(names));
        if (!names.forAll(Scope::isName) || text.length() > LONGEST)
            throw new IllegalArgumentException("not the names of a scope");
    }

    private Scope(Array<String> distinct) {
        this.names = distinct;
        this.text = String.join(" ", distinct);
    }

    /** The empty scope: the kind of the token alone says its use. */
    public static Scope empty() {
        return new Scope(LinkedHashSet.empty());
    }

    /**
     * Parses names with one space between each two. Of any other text, and of one above 8192 characters, it returns the
     * reason why that is no scope.
     */
    public static Either<String, Scope> parse(String text) {
        if (text.length() > LONGEST) return Either.left("longer than " + LONGEST + " characters");
        var names = Array.of(text.split(" ", -1));
        return names.forAll(Scope::isName)
                ? Either.right(new Scope(names.distinct()))
                : Either.left("not names with one space between each two");
    }

    private static boolean isName(String name) {
        return !name.isEmpty() && BoundedText.isAll(name, Scope::isOfName);
    }

    private static boolean isOfName(int letter) {
        return letter > ' ' && letter <= '~' && letter != '"' && letter != '\\';
    }

    /** The names, each once. */
    public Set<String> names() {
        return LinkedHashSet.ofAll(names);
    }

    /** Returns true if it includes everything that the other does. */
    public boolean covers(Scope other) {
        return text.equals(other.text) || (names.size() >= other.names.size() && holdsAll(other));
    }

    /** Searches name by name, where that is quicker than a set. */
    private boolean holdsAll(Scope other) {
        return (names.size() <= FEW ? names : names()).containsAll(other.names);
    }

    /** The text, as requests and responses carry it. */
    public String text() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Scope scope && names.size() == scope.names.size() && covers(scope);
    }

    @Override
    public int hashCode() {
        return names().hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
