package dev.tenure.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.tenure.Arrow;
import dev.tenure.decision.Decision;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The transition table of a grant, every cell by name. {@code ->} moves, {@code =} stays, U unchanged, R refused. */
class GrantTableTest {
    private static final String TABLE =
            """
            exchange | -> Refreshable +AUTHORIZATION_CODE_EXCHANGED +REFRESH_TOKEN_ISSUED +ACCESS_TOKEN_ISSUED | -> Ended +GRANT_ENDED R: REUSED | -> Ended +GRANT_ENDED R: REUSED | R: GRANT_ENDED
            exchange, without offline access | -> AccessOnly +AUTHORIZATION_CODE_EXCHANGED +ACCESS_TOKEN_ISSUED | -> Ended +GRANT_ENDED R: REUSED | -> Ended +GRANT_ENDED R: REUSED | R: GRANT_ENDED
            exchange, overtaken | -> Refreshable +AUTHORIZATION_CODE_EXCHANGED +REFRESH_TOKEN_ISSUED +ACCESS_TOKEN_ISSUED | R: CONFLICT | R: CONFLICT | R: GRANT_ENDED
            exchange, other client | R: WRONG_CLIENT | R: WRONG_CLIENT | R: WRONG_CLIENT | R: WRONG_CLIENT
            exchange, other secret | R: UNKNOWN_TOKEN | -> Ended +GRANT_ENDED R: REUSED | -> Ended +GRANT_ENDED R: REUSED | R: GRANT_ENDED
            exchange, deadline come | R: GRANT_EXPIRED | -> Ended +GRANT_ENDED R: REUSED | -> Ended +GRANT_ENDED R: REUSED | R: GRANT_ENDED
            refresh | R: UNKNOWN_TOKEN | = +REFRESH_TOKEN_ROTATED +ACCESS_TOKEN_ISSUED | R: UNKNOWN_TOKEN | R: GRANT_ENDED
            refresh, narrower | R: UNKNOWN_TOKEN | = +REFRESH_TOKEN_ROTATED +ACCESS_TOKEN_ISSUED | R: UNKNOWN_TOKEN | R: GRANT_ENDED
            refresh, more than granted | R: UNKNOWN_TOKEN | R: SCOPE_EXCEEDED | R: UNKNOWN_TOKEN | R: GRANT_ENDED
            refresh, other client | R: WRONG_CLIENT | R: WRONG_CLIENT | R: WRONG_CLIENT | R: WRONG_CLIENT
            refresh, of no generation yet | R: UNKNOWN_TOKEN | R: UNKNOWN_TOKEN | R: UNKNOWN_TOKEN | R: GRANT_ENDED
            refresh, other secret | R: UNKNOWN_TOKEN | R: UNKNOWN_TOKEN | R: UNKNOWN_TOKEN | R: GRANT_ENDED
            refresh, previous | R: UNKNOWN_TOKEN | -> Ended +GRANT_ENDED R: REUSED | R: UNKNOWN_TOKEN | R: GRANT_ENDED
            refresh, previous, overtaken | R: UNKNOWN_TOKEN | R: CONFLICT | R: UNKNOWN_TOKEN | R: GRANT_ENDED
            refresh, previous, other client | R: WRONG_CLIENT | R: WRONG_CLIENT | R: WRONG_CLIENT | R: WRONG_CLIENT
            refresh, previous, in the window | R: UNKNOWN_TOKEN | U | R: UNKNOWN_TOKEN | R: GRANT_ENDED
            refresh, previous, window over | R: UNKNOWN_TOKEN | -> Ended +GRANT_ENDED R: REUSED | R: UNKNOWN_TOKEN | R: GRANT_ENDED
            refresh, stale, in the window | R: UNKNOWN_TOKEN | -> Ended +GRANT_ENDED R: REUSED | R: UNKNOWN_TOKEN | R: GRANT_ENDED
            refresh, not replaced | R: UNKNOWN_TOKEN | = +ACCESS_TOKEN_ISSUED | R: UNKNOWN_TOKEN | R: GRANT_ENDED
            refresh, idle time over | R: GRANT_EXPIRED | R: GRANT_EXPIRED | R: UNKNOWN_TOKEN | R: GRANT_ENDED
            revoke | -> Ended +GRANT_ENDED | -> Ended +GRANT_ENDED | -> Ended +GRANT_ENDED | U
            revoke, code | -> Ended +GRANT_ENDED | -> Ended +GRANT_ENDED | -> Ended +GRANT_ENDED | U
            revoke, refresh token | U | -> Ended +GRANT_ENDED | U | U
            revoke, used refresh token | U | -> Ended +GRANT_ENDED | U | U
            revoke, unknown refresh token | U | U | U | U
            revoke, access token | U | = +ACCESS_TOKEN_REVOKED | -> Ended +GRANT_ENDED | U
            revoke, replaced access token | U | U | -> Ended +GRANT_ENDED | U
            revoke, other client | R: WRONG_CLIENT | R: WRONG_CLIENT | R: WRONG_CLIENT | R: WRONG_CLIENT
            received | U | U | U | U
            received, access token, in the window | U | = +ANSWER_RECEIVED | U | U
            received, refresh token, in the window | U | = +ANSWER_RECEIVED | U | U
            received, previous, in the window | U | U | U | U
            received, after the window | U | U | U | U
            authenticate | R: UNKNOWN_TOKEN | granted | granted | R: GRANT_ENDED
            authenticate, more than granted | R: UNKNOWN_TOKEN | R: SCOPE_EXCEEDED | R: SCOPE_EXCEEDED | R: GRANT_ENDED
            authenticate, replaced | R: UNKNOWN_TOKEN | R: ROTATED | granted | R: GRANT_ENDED
            authenticate, given back | R: UNKNOWN_TOKEN | R: ACCESS_REVOKED | R: GRANT_ENDED | R: GRANT_ENDED
            introspect, access token | inactive | active | active | inactive
            introspect, refresh token | inactive | active | inactive | inactive
            introspect, code | inactive | inactive | inactive | inactive
            settle | U | U | U | U
            settle, code's deadline come | -> Ended +GRANT_ENDED | U | U | U
            settle, idle time over | -> Ended +GRANT_ENDED | -> Ended +GRANT_ENDED | U | U
            settle, withdrawn | -> Ended +GRANT_ENDED | -> Ended +GRANT_ENDED | -> Ended +GRANT_ENDED | U
            """;

    @TestFactory
    Stream<DynamicTest> everyStateDoesWithEveryCommandWhatTheTableSays() {
        return rows().flatMap(row -> GrantTable.states()
                        .zipWithIndex()
                        .map(state -> dynamicTest(row.head() + " × " + state._1(), () -> assertThat(
                                        GrantTable.cell(row.head(), state._1()))
                                .isEqualTo(row.get(state._2() + 1)))))
                .toJavaStream();
    }

    @Test
    void theTableHasARowForEveryProbe() {
        assertThat(rows().map(List::head)).containsExactlyElementsOf(GrantTable.rows());
    }

    @Test
    void everyCommandOfAGrantIsInTheTable() {
        var statesAnswers = HashSet.of("exchanged", "refreshed", "accessRevoked", "applyDeadlines");
        var commands = HashSet.of(Grant.class.getDeclaredMethods())
                .filter(method -> method.getReturnType() == Decision.class && !method.isSynthetic())
                .filter(method -> !Modifier.isStatic(method.getModifiers()) && Modifier.isPublic(method.getModifiers()))
                .map(Method::getName)
                .removeAll(statesAnswers);
        assertThat(commands).containsExactlyInAnyOrder("exchange", "refresh", "revoke", "received");
        assertThat(GrantTable.rows().map(row -> row.split(",", -1)[0]).toSet()).containsAll(commands);
    }

    @Test
    void theDiagramDrawsTheArrowsOfTheCode() {
        assertThat(Arrow.drawnIn("docs/states.md", "## Grant")).isEqualTo(GrantTable.arrows());
    }

    private static List<List<String>> rows() {
        return List.of(TABLE.split("\n", -1)).filter(line -> !line.isBlank()).map(line -> List.of(line.split("\\|", -1))
                .map(String::strip));
    }
}
