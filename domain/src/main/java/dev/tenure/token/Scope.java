package dev.tenure.token;

import io.vavr.collection.Array;
import io.vavr.collection.LinkedHashSet;
import io.vavr.collection.Set;
import io.vavr.control.Option;

/**
 * What a token may be used for (RFC 6749 section 3.3): case-sensitive names whose order says nothing, though it is kept.
 * At most 1024 characters. Immutable.
 */
public final class Scope {
    /** The one name that is about the grant itself: only with it there are refresh tokens (S2:37). */
    public static final String OFFLINE_ACCESS = "offline_access";

    private static final int LONGEST = 1024;
    private static final int FEW = 16;

    /** Few, mostly: a set of them is made where one is needed. */
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

    /** Nothing in particular: what the kind of the token says. */
    public static Scope empty() {
        return new Scope(LinkedHashSet.empty());
    }

    /** The scope that this text is, names with one space between each two; none for other texts. */
    public static Option<Scope> parse(String text) {
        if (text.length() > LONGEST) return Option.none();
        var names = Array.of(text.split(" ", -1));
        return Option.when(names.forAll(Scope::isName), () -> new Scope(names.distinct()));
    }

    private static boolean isName(String name) {
        return !name.isEmpty() && BoundedText.isAll(name, Scope::isOfName);
    }

    private static boolean isOfName(int letter) {
        return letter > ' ' && letter <= '~' && letter != '"' && letter != '\\';
    }

    /** Each of them once. */
    public Set<String> names() {
        return LinkedHashSet.ofAll(names);
    }

    /** Whether it holds everything that the other does. */
    public boolean covers(Scope other) {
        return text.equals(other.text) || (names.size() >= other.names.size() && holdsAll(other));
    }

    /** Looked for one by one where that is quicker than to make a set. */
    private boolean holdsAll(Scope other) {
        return (names.size() <= FEW ? names : names()).containsAll(other.names);
    }

    /** Whether refresh tokens were asked for. */
    public boolean isOffline() {
        return names.contains(OFFLINE_ACCESS);
    }

    /** The text, as responses and requests have it. */
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
