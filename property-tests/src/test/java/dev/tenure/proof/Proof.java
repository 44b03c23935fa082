package dev.tenure.proof;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The reports of several runs and of PIT as one, and what is missing in it. */
public final class Proof {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Seq<String> COUNTS = Vector.of("passed", "failed", "skipped");
    private static final int LEAST_SCORE = 90;

    private final Seq<JsonNode> runs;
    private final Mutation mutation;

    private Proof(Seq<JsonNode> runs, Mutation mutation) {
        this.runs = runs;
        this.mutation = mutation;
    }

    /**
     * Writes the proof, and fails if it is none.
     *
     * @param files where to, PIT's {@code mutations.xml}, and the directories in which runs have left their reports
     */
    public static void main(String... files) throws IOException {
        var runs = Vector.<JsonNode>empty();
        for (var directory : Vector.of(files).drop(2)) runs = runs.appendAll(reportsIn(Path.of(directory)));
        var proof = new Proof(runs, Mutation.read(Path.of(files[1])));
        Files.writeString(Path.of(files[0]), proof.toJson().toPrettyString() + "\n");
        if (!proof.gaps().isEmpty())
            throw new IllegalStateException("This is no proof:\n" + proof.gaps().mkString("\n"));
    }

    private static Seq<JsonNode> reportsIn(Path directory) throws IOException {
        var reports = Vector.<JsonNode>empty();
        try (var found = Files.newDirectoryStream(directory, "conformance*.json")) {
            for (var report : found) reports = reports.append(JSON.readTree(Files.readString(report)));
        }
        if (reports.isEmpty()) throw new IllegalStateException(directory + " has no report of a run");
        return reports;
    }

    private ObjectNode toJson() {
        var json = JSON.createObjectNode();
        json.put("proved", gaps().isEmpty());
        json.set("gaps", array(gaps()));
        json.put("java", System.getProperty("java.version"));
        json.set("tests", counted(runs.map(run -> run.get("run"))));
        json.putObject("domain")
                .put("mutants", mutation.mutants())
                .put("score", mutation.score())
                .set("survived", array(mutation.survived()));
        var promises = json.putObject("promises");
        names().forEach(name -> promises.set(name, promise(name)));
        return json;
    }

    private static ArrayNode array(Seq<String> texts) {
        var array = JSON.createArrayNode();
        texts.forEach(array::add);
        return array;
    }

    private ObjectNode promise(String name) {
        var all = of(name);
        var json =
                JSON.createObjectNode().put("promise", all.head().get("promise").asString());
        json.setAll(counted(all));
        var figures = json.putObject("figures");
        figures(name)
                .groupBy(figure -> figure.get("key").asString())
                .mapValues(same ->
                        same.map(figure -> figure.get("value").asString()).distinct())
                .forEach((key, values) -> figures.put(key, values.mkString(", ")));
        var tests = json.putArray("tests");
        tests(name).forEach(tests::add);
        return json;
    }

    private static ObjectNode counted(Seq<JsonNode> parts) {
        var json = JSON.createObjectNode();
        COUNTS.forEach(count -> json.put(count, sum(parts, count)));
        return json;
    }

    private static int sum(Seq<JsonNode> parts, String count) {
        return parts.map(part -> part.get(count).asInt()).sum().intValue();
    }

    /** The reasons why it is no proof: failed tests, promises that nothing shows, surviving mutants. */
    private Seq<String> gaps() {
        return names().filter(name -> sum(of(name), "passed") == 0)
                .map(name -> name + ": no test shows it")
                .appendAll(names().flatMap(name -> failed(name + ": ", tests(name))))
                .appendAll(failed("", runs.flatMap(run -> run.get("others").get("tests"))))
                .appendAll(mutants()
                        .filter(mutant -> !caught(mutant))
                        .map(mutant -> mutant.get("key").asString() + ": not caught"))
                .appendAll(mutants().isEmpty() ? Vector.of("G12: no broken adapter was tried") : Vector.empty())
                .appendAll(
                        mutation.score() < LEAST_SCORE
                                ? Vector.of("the domain's mutation score is " + mutation.score() + " %")
                                : Vector.empty())
                .distinct();
    }

    private static Seq<String> failed(String of, Seq<JsonNode> tests) {
        return tests.filter(test -> test.get("failed").asInt() > 0)
                .map(test ->
                        of + test.get("by").asString() + ": " + test.get("test").asString() + " failed");
    }

    private Seq<JsonNode> mutants() {
        return names().flatMap(this::figures)
                .filter(figure -> figure.get("key").asString().startsWith("mutant."));
    }

    private static boolean caught(JsonNode mutant) {
        return mutant.get("value").asString().matches(".*caught by [1-9]\\d* tests?.*");
    }

    private Seq<String> names() {
        return Vector.ofAll(runs.head().get("promises").propertyNames());
    }

    private Seq<JsonNode> of(String promise) {
        return runs.map(run -> run.get("promises").get(promise));
    }

    private Seq<JsonNode> figures(String promise) {
        return of(promise).flatMap(part -> part.get("figures"));
    }

    private Seq<JsonNode> tests(String promise) {
        return of(promise).flatMap(part -> part.get("tests"));
    }
}
