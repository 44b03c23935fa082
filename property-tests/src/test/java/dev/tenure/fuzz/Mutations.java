package dev.tenure.fuzz;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;

/** Texts that are nearly right: valid ones with changes, the same in every run. */
final class Mutations {
    private static final long SEED = 20260301;
    private static final int LONG_ENOUGH = 3_000;

    /** Texts that parsers get wrong: ends of text, escapes, letters that look like others, halves of characters. */
    private static final List<String> ODD = List.of(
            "\0",
            "\t",
            "\n",
            "\r",
            "\r\n",
            " ",
            "-",
            "_",
            "=",
            "+",
            "\\",
            "\\n",
            "/",
            "@",
            ":",
            "?",
            "#",
            "%",
            "%00",
            ".",
            "\"",
            "!",
            "~",
            "\u007f",
            "\u0085",
            "\u00a0",
            "\u0430",
            "\u0435",
            "\u0440",
            "\u0455",
            "\u0131",
            "\u017f",
            "\u212a",
            "\uff41",
            "\uff10",
            "\u0660",
            "\u0301",
            "\u200b",
            "\u202e",
            "\u2028",
            "\ufeff",
            "\ud800",
            "\udfff",
            "\ud83d\ude00",
            "\udfff\ud800");

    private final Random random = new Random(SEED);
    private final List<String> valid;

    private Mutations(List<String> valid) {
        this.valid = valid;
    }

    /** Checks this many texts derived from valid ones, some of them unchanged, and names the text of a failure. */
    static void each(int runs, List<String> valid, Consumer<String> check) {
        var mutations = new Mutations(valid);
        for (var run = 0; run < runs; run++) {
            var text = mutations.next();
            try {
                check.accept(text);
            } catch (AssertionError | RuntimeException failed) {
                throw new AssertionError("run " + run + ", \"" + escaped(text) + "\": " + failed, failed);
            }
        }
    }

    private String next() {
        var text = any(valid);
        for (var times = random.nextInt(4); times > 0; times--) text = mutated(text);
        return text;
    }

    private String mutated(String text) {
        var at = random.nextInt(text.length() + 1);
        var to = Math.min(text.length(), at + 1 + random.nextInt(3));
        var before = text.substring(0, at);
        var after = text.substring(to);
        var piece = text.substring(at, to);
        return switch (random.nextInt(11)) {
            case 0 -> before + after;
            case 1 -> before + (char) (' ' + random.nextInt(96)) + text.substring(Math.min(text.length(), at + 1));
            case 2 -> before + any(ODD) + text.substring(at);
            case 3 -> before + any(ODD) + after;
            case 4 -> before + otherCase(piece) + after;
            case 5 -> before + piece + piece + after;
            case 6 -> before;
            case 7 -> random.nextBoolean() ? any(ODD) + text : text + any(ODD);
            case 8 -> before + tail(any(valid));
            case 9 -> before + new StringBuilder(piece).reverse() + after;
            default -> random.nextInt(8) == 0 ? text + overlong(text) : otherCase(text);
        };
    }

    private String overlong(String text) {
        var piece = text.isEmpty() ? "a" : text.substring(text.length() - 1);
        return piece.repeat(random.nextInt(LONG_ENOUGH));
    }

    private String tail(String other) {
        return other.substring(random.nextInt(other.length() + 1));
    }

    private static String otherCase(String text) {
        var upper = text.toUpperCase(Locale.ROOT);
        return upper.equals(text) ? text.toLowerCase(Locale.ROOT) : upper;
    }

    private String any(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }

    /**
     * Returns true if a text can be kept anywhere: no NUL, no half of a character. Written independently of the
     * domain, to judge it.
     */
    static boolean isStorable(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            var isPair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (c == '\0' || (Character.isSurrogate(c) && !isPair)) return false;
            if (isPair) i++;
        }
        return true;
    }

    private static String escaped(String text) {
        var shown = new StringBuilder();
        for (var c : text.toCharArray())
            if (c >= ' ' && c <= '~') shown.append(c);
            else shown.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
        return shown.length() > 400 ? shown.substring(0, 400) + "... of " + text.length() : shown.toString();
    }
}
