package dev.tenure.host.page;

import io.vavr.collection.LinkedHashSet;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The state diagram of a kind, read from {@code docs/states.md}, which a test checks against the code.
 *
 * @param states all states, in the document's order
 * @param first the initial states
 * @param last the final states
 */
record Diagram(Seq<String> states, Set<String> first, Set<String> last, Seq<Arrow> arrows) {
    private static final String DOCUMENT = "states.md";
    private static final String NOWHERE = "[*]";
    private static final Pattern LINE = Pattern.compile("(?m)^ *(\\w+|\\[\\*]) --> (\\w+|\\[\\*])(?: : ([\\w, ]+))?$");

    /** A transition by commands from one state to another. */
    record Arrow(String from, String to, String commands) {
        static Arrow of(MatchResult line) {
            return new Arrow(line.group(1), line.group(2), line.group(3) == null ? "" : line.group(3));
        }
    }

    static Diagram of(AggregateKind kind) {
        var lines = List.ofAll(LINE.matcher(section(kind)).results()).map(Arrow::of);
        var arrows =
                lines.filter(line -> !line.from().equals(NOWHERE) && !line.to().equals(NOWHERE));
        var first = lines.filter(line -> line.from().equals(NOWHERE)).map(Arrow::to);
        var last = lines.filter(line -> line.to().equals(NOWHERE)).map(Arrow::from);
        if (arrows.isEmpty()) throw new IllegalStateException(DOCUMENT + " draws no " + kind.singular());
        return new Diagram(
                lines.map(Arrow::from).reject(NOWHERE::equals).distinct(),
                LinkedHashSet.ofAll(first),
                LinkedHashSet.ofAll(last),
                arrows);
    }

    /** The transitions out of a state. */
    Seq<Arrow> from(String state) {
        return arrows.filter(arrow -> arrow.from().equals(state));
    }

    private static String section(AggregateKind kind) {
        var heading = "\n## " + kind.singular() + "\n";
        var text = document();
        var start = text.indexOf(heading);
        if (start < 0) throw new IllegalStateException(DOCUMENT + " has no section on " + kind.singular());
        var body = text.substring(start + heading.length());
        var end = body.indexOf("\n## ");
        return end < 0 ? body : body.substring(0, end);
    }

    private static String document() {
        try (var stream = Diagram.class.getResourceAsStream(DOCUMENT)) {
            if (stream == null) throw new IllegalStateException("the host was built without docs/" + DOCUMENT);
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
