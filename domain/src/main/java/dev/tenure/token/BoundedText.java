package dev.tenure.token;

import java.util.function.IntPredicate;

/** The check of every text from outside before it is stored: not empty, not overlong, and storable anywhere. */
public final class BoundedText {
    private BoundedText() {}

    /**
     * Returns the text itself if it has 1 to {@code longest} UTF-16 units, no NUL and no unpaired surrogate; else
     * throws {@link IllegalArgumentException}, which names the attribute and never repeats the text.
     */
    public static String check(String what, String text, int longest) {
        if (text.isEmpty()) throw new IllegalArgumentException(what + " is empty");
        if (text.length() > longest)
            throw new IllegalArgumentException(what + " is longer than " + longest + " characters");
        if (!isStorable(text)) throw new IllegalArgumentException(what + " has a NUL or half a character");
        return text;
    }

    /** Returns true if every UTF-16 unit of a text passes. */
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
