package dev.tenure.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vavr.collection.Vector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ProofTest {
    @TempDir
    private Path directory;

    @BeforeEach
    void twoRunsAndTheMutants() throws IOException {
        report("here/conformance.json", "G12", 3, 0, "caught by 2 tests");
        report("here/conformance-alone.json", "G1", 2, 0, "caught by 1 test");
        report("there/conformance.json", "G1", 4, 0, "caught by 1 test");
        mutants(
                "KILLED",
                "KILLED",
                "TIMED_OUT",
                "KILLED",
                "KILLED",
                "KILLED",
                "KILLED",
                "KILLED",
                "KILLED",
                "SURVIVED");
    }

    @Test
    void theOutcomesOfSeveralRunsAreAddedUp() throws IOException {
        prove();
        assertThat(proof().get("proved").asBoolean()).isTrue();
        assertThat(proof().get("tests").get("passed").asInt()).isEqualTo(9);
        assertThat(proof().at("/promises/G1/passed").asInt()).isEqualTo(6);
        assertThat(proof().at("/promises/G1/promise").asString()).isEqualTo("kept");
        assertThat(proof().at("/promises/G12/figures/mutant.hole").asString()).isEqualTo("G1: caught by 2 tests");
    }

    @Test
    void theDomainsMutantsAreCountedAndThoseThatSurvivedAreNamed() throws IOException {
        prove();
        assertThat(proof().at("/domain/score").asDouble()).isEqualTo(90.0);
        assertThat(proof().at("/domain/survived/0").asString())
                .isEqualTo("dev.tenure.Thing.end, line 7: removed call to shut");
    }

    @Test
    void aPromiseThatNothingShowsIsNoProof() throws IOException {
        report("here/conformance.json", "G12", 0, 0, "caught by 1 test");
        isRefusedFor("G12: no test shows it");
    }

    @Test
    void aFailureIsNoProof() throws IOException {
        report("there/conformance.json", "G1", 4, 1, "caught by 1 test");
        isRefusedFor("G1: dev.tenure.SomeTest: it holds failed");
    }

    @Test
    void aBrokenAdapterThatNoTestCatchesIsNoProof() throws IOException {
        report("here/conformance.json", "G12", 3, 0, "caught by 0 tests");
        isRefusedFor("mutant.hole: not caught");
    }

    @Test
    void aDomainWithTooManyLivingMutantsIsNoProof() throws IOException {
        mutants("KILLED", "NO_COVERAGE");
        isRefusedFor("the domain's mutation score is 50.0 %");
    }

    @Test
    void aModuleWithoutAReportIsNoProof() throws IOException {
        Files.delete(directory.resolve("there/conformance.json"));
        assertThatThrownBy(this::prove).hasMessageContaining("has no report of a run");
    }

    @Test
    void theExcerptOnThePageHasTheFieldsOfAProof() throws IOException {
        prove();
        var page = Files.readString(Path.of("..", "property-tests", "README.md"));
        var excerpt = page.substring(page.indexOf("```json\n") + "```json\n".length());
        var shown = JsonMapper.shared().readTree("{" + excerpt.substring(0, excerpt.indexOf("```")) + "}");
        assertThat(shown.at("/G12").propertyNames())
                .containsExactlyElementsOf(proof().at("/promises/G12").propertyNames());
        assertThat(proof().at("/promises/G12/tests/0").propertyNames())
                .containsAll(shown.at("/G12/tests/0").propertyNames());
        assertThat(shown.at("/G12/figures").propertyNames()).isNotEmpty().allSatisfy(figure -> assertThat(figure)
                .startsWith("mutant."));
    }

    private void isRefusedFor(String gap) throws IOException {
        assertThatThrownBy(this::prove).hasMessageContaining(gap);
        assertThat(proof().get("proved").asBoolean()).isFalse();
        assertThat(proof().get("gaps").toString()).contains(gap);
    }

    private void prove() throws IOException {
        Proof.main(at("proof.json"), at("mutations.xml"), at("here"), at("there"));
    }

    private String at(String file) {
        return directory.resolve(file).toString();
    }

    private JsonNode proof() throws IOException {
        return JsonMapper.shared().readTree(Files.readString(directory.resolve("proof.json")));
    }

    /** A run that showed one promise this many times. */
    private void report(String file, String promise, int passed, int failed, String caught) throws IOException {
        var shown = part(passed, failed);
        shown += ",\"tests\":[" + part(passed, failed) + ",\"by\":\"dev.tenure.SomeTest\",\"test\":\"it holds\"}]";
        shown += ",\"figures\":[{\"key\":\"mutant.hole\",\"value\":\"G1: " + caught + "\"}]}";
        var other = part(0, 0) + ",\"tests\":[],\"figures\":[]}";
        var json = "{\"run\":" + part(passed, failed) + "},\"others\":{\"tests\":[]},\"promises\":{\"G1\":"
                + (promise.equals("G1") ? shown : other) + ",\"G12\":" + (promise.equals("G12") ? shown : other) + "}}";
        Files.createDirectories(directory.resolve(file).getParent());
        Files.writeString(directory.resolve(file), json);
    }

    private static String part(int passed, int failed) {
        return "{\"promise\":\"kept\",\"passed\":" + passed + ",\"failed\":" + failed + ",\"skipped\":0";
    }

    private void mutants(String... statuses) throws IOException {
        var xml = Vector.of(statuses)
                .map(status -> "<mutation status='" + status + "'>"
                        + "<mutatedClass>dev.tenure.Thing</mutatedClass><mutatedMethod>end</mutatedMethod>"
                        + "<lineNumber>7</lineNumber><description>removed call to shut</description></mutation>");
        Files.writeString(directory.resolve("mutations.xml"), xml.mkString("<mutations>", "", "</mutations>"));
    }
}
