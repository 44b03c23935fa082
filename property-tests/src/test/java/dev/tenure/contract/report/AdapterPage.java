package dev.tenure.contract.report;

import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Stream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page that walks through an adapter: its steps, its suites and the code that it shows. */
final class AdapterPage {
    private static final Path FILE = Path.of("..", "docs", "writing-an-adapter.md");
    private static final Pattern STEP = Pattern.compile("\\| \\d+ \\| ([^|]+) \\| ([^|]+) \\|");
    private static final Pattern SUITES = Pattern.compile("\\| ((?:`\\w+Contract`(?:, )?)+) \\| [^|]+ \\|");
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");

    private AdapterPage() {}

    /**
     * A row of the walk.
     *
     * @param written what is written with it, as {@code links.find}
     * @param green the suites that pass from then on
     */
    record Step(Set<String> written, Set<String> green) {
        private static final Step NOTHING = new Step(HashSet.empty(), HashSet.empty());

        private Step and(Step next) {
            return new Step(written.addAll(next.written), green.addAll(next.green));
        }
    }

    /** The walk as far as its first rows, each with all that is before it. */
    static Seq<Step> steps() {
        var rows = lines().map(STEP::matcher).filter(Matcher::matches);
        return rows.map(row ->
                        new Step(methods(row.group(1)), names(row.group(2)).toSet()))
                .scanLeft(Step.NOTHING, Step::and)
                .tail();
    }

    /** The operations that "`links`, `items`: `find`; `runs`: `last`" names. */
    private static Set<String> methods(String cell) {
        return List.of(cell.split(";"))
                .map(part -> part.split(":"))
                .flatMap(part -> names(part[0]).crossProduct(names(part[1])))
                .map(pair -> pair._1() + "." + pair._2())
                .toSet();
    }

    /** The suites that the page describes. */
    static Seq<String> suites() {
        return lines().map(SUITES::matcher).filter(Matcher::matches).flatMap(row -> names(row.group(1)));
    }

    /** The lines of the code that follows this mark. */
    static Seq<String> block(String mark) {
        return lines().dropUntil(line -> line.equals("<!-- " + mark + " -->"))
                .drop(2)
                .takeUntil(line -> line.equals("```"));
    }

    private static Seq<String> names(String cell) {
        return Stream.ofAll(NAME.matcher(cell).results().map(found -> found.group(1)));
    }

    private static Seq<String> lines() {
        try {
            return List.ofAll(Files.readAllLines(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
