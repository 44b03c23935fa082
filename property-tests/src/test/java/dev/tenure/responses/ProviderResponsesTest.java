package dev.tenure.responses;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.port.issuer.ErrorRow;
import dev.tenure.port.issuer.FieldCondition;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The documented responses of each provider: every code of every row is sent once, and reads as it was written down. */
class ProviderResponsesTest {
    private static final Set<Integer> JUDGING = HashSet.of(200, 400, 401, 403, 404);

    static Seq<ProviderResponse> responses() {
        return ProviderResponse.all();
    }

    @ParameterizedTest
    @MethodSource("responses")
    void aResponseMeansWhatItsProviderDocuments(ProviderResponse response) {
        assertThat(response.resultByTable()).isEqualTo(response.result());
    }

    @Test
    void eachTextOfEachRowDecidesAResponse() {
        var sent = responses()
                .filter(ProviderResponsesTest::isDecidedByARow)
                .flatMap(ProviderResponsesTest::decidedBy)
                .toSet();
        var rows = ProviderResponse.providers()
                .map(name -> new ProviderResponse(name, 400, "", "").table())
                .flatMap(table -> table.rows())
                .distinct();
        assertThat(rows).hasSizeGreaterThan(40);
        assertThat(rows.flatMap(ProviderResponsesTest::texts).filter(text -> !sent.contains(text)))
                .isEmpty();
    }

    private static boolean isDecidedByARow(ProviderResponse sent) {
        return JUDGING.contains(sent.status()) && !sent.result().startsWith("Renewed");
    }

    /** A text of a condition of a row. */
    private record Text(ErrorRow row, String pointer, String text) {}

    private static Seq<Text> texts(ErrorRow row) {
        return row.conditions()
                .flatMap(condition -> condition.texts().map(text -> new Text(row, condition.pointer(), text)));
    }

    /** The texts of a response that the first row with all its conditions fulfilled looks at. */
    private static Seq<Text> decidedBy(ProviderResponse sent) {
        return sent.table()
                .rows()
                .find(row -> row.conditions()
                        .forAll(condition -> textFor(condition, sent).isDefined()))
                .toList()
                .flatMap(row -> row.conditions().flatMap(condition -> textFor(condition, sent)
                        .map(text -> new Text(row, condition.pointer(), text))));
    }

    private static Option<String> textFor(FieldCondition condition, ProviderResponse sent) {
        return sent.response().text(condition.pointer()).filter(condition.texts()::contains);
    }
}
