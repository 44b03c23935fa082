package dev.tenure.benchmarks.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The writer of a report: the figures, the tables with their text, and the plots. */
public final class Book {
    private static final String TEMPLATE = "/dev/tenure/benchmarks/benchmarks.md";

    private final Path target;
    private final Path docs;

    /** Writes figures to one folder, and the document with the figures that it quotes to the other. */
    public Book(Path target, Path docs) {
        this.target = target;
        this.docs = docs;
    }

    /** Writes all of it, and returns the table of goals. */
    public String write(Report report) {
        try {
            var folder = Files.createDirectories(docs.resolve("benchmarks"));
            var figures = JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build()
                    .writeValueAsString(Map.of("report", report, "goals", report.goals()));
            Files.writeString(target.resolve("results.json"), figures);
            Files.writeString(folder.resolve("results.json"), figures + "\n");
            Files.writeString(docs.resolve("benchmarks.md"), text(report));
            new Plots(report, folder).draw();
            return new Tables(report).goals();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Report report) throws IOException {
        var tables = new Tables(report);
        return template()
                .replace("{{machine}}", tables.machine())
                .replace("{{goals}}", tables.goals())
                .replace("{{contests}}", tables.contests())
                .replace("{{bills}}", tables.bills())
                .replace("{{weights}}", tables.weights())
                .replace("{{footprints}}", tables.footprints())
                .replace("{{winners}}", tables.winners())
                .replace("{{sweeps}}", tables.sweeps())
                .replace("{{pure}}", tables.pure());
    }

    private static String template() throws IOException {
        try (var template = Book.class.getResourceAsStream(TEMPLATE)) {
            if (template == null) throw new IllegalStateException("no " + TEMPLATE);
            return new String(template.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
