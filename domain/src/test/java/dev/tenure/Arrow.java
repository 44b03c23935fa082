package dev.tenure;

import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Set;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A transition from one state to another by a command, in the code or in a document. */
public record Arrow(String from, String command, String to) {
    private static final Pattern MERMAID = Pattern.compile(" *(\\w+) --> (\\w+) *: *([\\w, ]+)");
    private static final Pattern TABLE = Pattern.compile("\\| *`(\\w+)` *\\| *([^|]+?) *\\| *`(\\w+)` *\\|");

    /** The arrows of the state diagram under this heading. */
    public static Set<Arrow> drawnIn(String document, String heading) {
        return section(document, heading)
                .map(MERMAID::matcher)
                .filter(Matcher::matches)
                .flatMap(line -> arrows(line.group(1), line.group(3), line.group(2)))
                .toSet();
    }

    /** The arrows of the table (from, by, to) under this heading. */
    public static Set<Arrow> listedIn(String document, String heading) {
        return section(document, heading)
                .map(TABLE::matcher)
                .filter(Matcher::matches)
                .flatMap(line -> arrows(line.group(1), line.group(2).replace("`", ""), line.group(3)))
                .toSet();
    }

    private static Set<Arrow> arrows(String from, String commands, String to) {
        return HashSet.of(commands.split(",", -1)).map(command -> new Arrow(from, command.strip(), to));
    }

    private static List<String> section(String document, String heading) {
        return lines(Path.of("..", document))
                .dropUntil(line -> line.equals(heading))
                .tail()
                .takeUntil(line -> line.startsWith("#"));
    }

    private static List<String> lines(Path document) {
        try {
            return List.ofAll(Files.readAllLines(document));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
