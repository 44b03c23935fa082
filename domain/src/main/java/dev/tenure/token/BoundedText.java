package dev.tenure.token;

import java.util.function.IntPredicate;

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
        if (!isStorable(text)) throw new IllegalArgumentException(what + " has a NUL or half a character");
        return text;
    }

    /** Whether every UTF-16 unit of a text is such a one. */
    static boolean isAll(String text, IntPredicate unit) {
        for (var i = 0; i < text.length(); i++) if (!unit.test(text.charAt(i))) return false;
        return true;
    }

    private static boolean isStorable(String text) {
        for (int i = 0, letter; i < text.length(); i += Character.charCount(letter)) {
            letter = text.codePointAt(i);
            if (letter == 0 || isUnpaired(letter)) return false;
        }
        return true;
    }

    private static boolean isUnpaired(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
