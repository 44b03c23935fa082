package dev.tenure.token;

/** What every text from outside must be before it is kept: not empty, not overlong, and storable anywhere. */
public final class BoundedText {
    private BoundedText() {}

    /**
     * The text itself, if it has 1 to {@code longest} UTF-16 units, no NUL and no unpaired surrogate; else
     * {@link IllegalArgumentException}, which names what it was to be and never repeats the text.
     */
    public static String check(String what, String text, int longest) {
        if (text.isEmpty()) throw new IllegalArgumentException(what + " is empty");
        if (text.length() > longest)
            throw new IllegalArgumentException(what + " is longer than " + longest + " characters");
        if (text.indexOf('\0') >= 0 || text.codePoints().anyMatch(BoundedText::isUnpaired))
            throw new IllegalArgumentException(what + " has a NUL or half a character");
        return text;
    }

    private static boolean isUnpaired(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
