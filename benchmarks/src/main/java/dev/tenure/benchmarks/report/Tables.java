package dev.tenure.benchmarks.report;

import dev.tenure.benchmarks.Result;
import dev.tenure.benchmarks.Result.Figures;
import dev.tenure.benchmarks.Spread;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The figures of a report as tables. */
final class Tables {
    private final Report report;

    Tables(Report report) {
        this.report = report;
    }

    String machine() {
        var machine = report.machine();
        var versions = report.versions().entrySet().stream()
                .map(it -> it.getKey() + " " + it.getValue())
                .collect(Collectors.joining(", "));
        return "%s, %d processors, %,d MiB; %s; Java %s. %s. Run `%s` of %s."
                .formatted(
                        machine.processor(),
                        machine.processors(),
                        machine.memoryMiB(),
                        machine.system(),
                        machine.java(),
                        versions,
                        report.scale(),
                        report.day());
    }

    String goals() {
        return table(
                List.of("goal", "wanted", "measured", "met"),
                report.goals().stream()
                        .map(it -> List.of(it.what(), it.wanted(), it.got(), it.met() ? "yes" : "**no**")));
    }

    /** All contests of these works. */
    String contests() {
        return table(
                List.of(
                        "work",
                        "place",
                        "aggregates",
                        "threads",
                        "who",
                        "a second",
                        "p50 µs",
                        "p99 µs",
                        "bytes",
                        "Tenure to it"),
                report.contests().stream().flatMap(it -> it.figures().stream().map(who -> row(it, who))));
    }

    private static List<String> row(Result result, Figures who) {
        var ratio = result.ratios().get(who.name());
        return List.of(
                result.work(),
                result.place(),
                "%,d".formatted(result.aggregates()),
                Integer.toString(result.threads()),
                who.name(),
                "%,.0f".formatted(who.perSecond().median()),
                number(who.p50()),
                number(who.p99()),
                "%,.0f".formatted(who.bytes()),
                ratio == null ? "" : spread(ratio));
    }

    String bills() {
        return table(
                List.of("work", "place", "who", "statements", "round trips"),
                report.bills().stream()
                        .map(it -> List.of(
                                it.work(),
                                it.place(),
                                it.name(),
                                Integer.toString(it.statements()),
                                Integer.toString(it.roundTrips()))));
    }

    String weights() {
        return table(
                List.of("who", "refreshes", "rows", "bytes"),
                report.weights().stream()
                        .map(it -> List.of(
                                it.name(),
                                "%,d".formatted(it.refreshes()),
                                "%,d".formatted(it.rows()),
                                "%,d".formatted(it.bytes()))));
    }

    String footprints() {
        return table(
                List.of("who", "grants", "bytes a row, with room", "bytes in indexes", "log bytes a refresh"),
                report.footprints().stream()
                        .map(it -> List.of(
                                it.name(),
                                "%,d".formatted(it.aggregates()),
                                "%,d".formatted(it.rowBytes()),
                                "%,d".formatted(it.indexBytes()),
                                "%,d".formatted(it.logBytes()))));
    }

    String winners() {
        return table(
                List.of("who", "place", "rounds", "with more than one winner", "most winners"),
                report.winners().stream()
                        .map(it -> List.of(
                                it.name(),
                                it.place(),
                                "%,d".formatted(it.rounds()),
                                "%,d".formatted(it.withMoreThanOne()),
                                Integer.toString(it.most()))));
    }

    String sweeps() {
        return table(
                List.of("work", "place", "not due", "due", "a second", "to the same by hand"),
                report.sweeps().stream()
                        .map(it -> List.of(
                                it.work(),
                                it.place(),
                                "%,d".formatted(it.aggregates()),
                                "%,d".formatted(it.done()),
                                "%,.0f".formatted(it.perSecond().median()),
                                it.ratio().stream().map(Tables::spread).collect(Collectors.joining()))));
    }

    String pure() {
        return table(
                List.of("what", "ns", "bytes"),
                report.pure().stream()
                        .map(it -> List.of(it.name(), spread(it.nanos()), "%,.0f".formatted(it.bytes()))));
    }

    private static String table(List<String> head, Stream<List<String>> rows) {
        var rule = head.stream().map(column -> "---").toList();
        return Stream.concat(Stream.of(head, rule), rows)
                .map(row -> "| " + String.join(" | ", row) + " |")
                .collect(Collectors.joining("\n"));
    }

    /** The median, with the lowest and the highest. */
    static String spread(Spread ratio) {
        return number(ratio.median()) + " (" + number(ratio.min()) + "–" + number(ratio.max()) + ")";
    }

    /** The figure with its significant digits. */
    static String number(double figure) {
        var digits = figure < 0.1 ? "%.3f" : figure < 100 ? "%.2f" : "%,.0f";
        return String.format(Locale.ROOT, digits, figure);
    }
}
