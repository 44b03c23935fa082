package dev.tenure.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.tenure.Arrow;
import io.vavr.collection.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The transition table of a Link, every cell by name. {@code ->} moves, {@code =} stays, U unchanged, R refused. */
class LinkTableTest {
    private static final String TABLE =
            """
            openSession | = +LINK_SESSION_OPENED | R: CONSUMED | R: LINK_ENDED
            openSession, deadline come | R: EXPIRED | R: CONSUMED | R: LINK_ENDED
            succeed | -> Succeeded +LINK_SUCCEEDED | R: CONSUMED | R: LINK_ENDED
            succeed, consent over | R: NOT_IN_FUTURE | R: CONSUMED | R: LINK_ENDED
            succeed, deadline come | R: EXPIRED | R: CONSUMED | R: LINK_ENDED
            reportBadLogin | = +LINK_LOGIN_FAILED | U | U
            reportBadLogin, too many | -> Ended +LINK_LOGIN_FAILED +LINK_ENDED | U | U
            settle | U | U | U
            settle, deadline come | -> Ended +LINK_ENDED | U | U
            settle, withdrawn | -> Ended +LINK_ENDED | U | U
            """;

    @TestFactory
    Stream<DynamicTest> everyStateDoesWithEveryCommandWhatTheTableSays() {
        return rows().flatMap(row -> LinkTable.states()
                        .zipWithIndex()
                        .map(state -> dynamicTest(row.head() + " × " + state._1(), () -> assertThat(
                                        LinkTable.cell(row.head(), state._1()))
                                .isEqualTo(row.get(state._2() + 1)))))
                .toJavaStream();
    }

    @Test
    void theTableHasARowForEveryProbe() {
        assertThat(rows().map(List::head)).containsExactlyElementsOf(LinkTable.rows());
    }

    @Test
    void theDiagramDrawsTheArrowsOfTheCode() {
        assertThat(Arrow.drawnIn("docs/states.md", "## Link")).isEqualTo(LinkTable.arrows());
    }

    private static List<List<String>> rows() {
        return List.of(TABLE.split("\n", -1)).filter(line -> !line.isBlank()).map(line -> List.of(line.split("\\|", -1))
                .map(String::strip));
    }
}
