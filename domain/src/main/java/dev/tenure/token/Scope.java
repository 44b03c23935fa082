package dev.tenure.token;

import io.vavr.collection.LinkedHashSet;
import io.vavr.collection.Set;
import io.vavr.control.Option;

/**
 * What a token may be used for (RFC 6749 section 3.3): case-sensitive names whose order says nothing, though it is kept.
 * At most 1024 characters. Immutable.
 */
public record Scope(Set<String> names) {
    /** The one name that is about the grant itself: only with it there are refresh tokens (S2:37). */
    public static final String OFFLINE_ACCESS = "offline_access";

    private static final int LONGEST = 1024;

    /** Refuses names that no scope can have ({@link IllegalArgumentException}). */
    public Scope {
        if (!names.forAll(Scope::isName) || names.foldLeft(-1, Scope::andName) > LONGEST)
            throw new IllegalArgumentException("not the names of a scope");
    }

    /** Nothing in particular: what the kind of the token says. */
    public static Scope empty() {
        return new Scope(LinkedHashSet.empty());
    }

    /** The scope that this text is, names with one space between each two; none for other texts. */
    public static Option<Scope> parse(String text) {
        if (text.length() > LONGEST) return Option.none();
        var names = LinkedHashSet.of(text.split(" ", -1));
        return names.forAll(Scope::isName) ? Option.of(new Scope(names)) : Option.none();
    }

    private static boolean isName(String name) {
        return !name.isEmpty()
                && name.chars().allMatch(letter -> letter > ' ' && letter <= '~' && letter != '"' && letter != '\\');
    }

    private static int andName(int length, String name) {
        return length + 1 + name.length();
    }

    /** Whether it holds everything that the other does. */
    public boolean covers(Scope other) {
        return other.equals(this) || names.containsAll(other.names);
    }

    /** Whether refresh tokens were asked for. */
    public boolean isOffline() {
        return names.contains(OFFLINE_ACCESS);
    }

    /** The text, as responses and requests have it. */
    public String text() {
        return names.mkString(" ");
    }

    @Override
    public String toString() {
        return text();
    }
}
