package dev.tenure.contract.report;

import io.vavr.collection.Map;
import io.vavr.collection.Seq;

/** Writes maps, sequences, integers and texts as JSON (RFC 8259). */
final class Json {
    private Json() {}

    static String of(Object value) {
        return of(value, "\n") + "\n";
    }

    private static String of(Object value, String line) {
        if (value instanceof Map<?, ?> map)
            return lines(
                    map.toVector().map(entry -> text(entry._1().toString()) + ": " + of(entry._2(), line + "  ")),
                    line,
                    "{",
                    "}");
        if (value instanceof Seq<?> seq) return lines(seq.map(element -> of(element, line + "  ")), line, "[", "]");
        if (value instanceof Integer number) return number.toString();
        return text(value.toString());
    }

    private static String lines(Seq<String> elements, String line, String begin, String end) {
        return elements.isEmpty() ? begin + end : elements.mkString(begin + line + "  ", "," + line + "  ", line + end);
    }

    private static String text(String text) {
        var escaped = new StringBuilder("\"");
        text.chars().forEach(letter -> {
            if (letter == '"' || letter == '\\') escaped.append('\\').append((char) letter);
            else if (letter < ' ' || Character.isSurrogate((char) letter))
                escaped.append(String.format("\\u%04x", letter));
            else escaped.append((char) letter);
        });
        return escaped.append('"').toString();
    }
}
