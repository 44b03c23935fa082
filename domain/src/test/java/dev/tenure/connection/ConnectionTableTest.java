package dev.tenure.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.tenure.Arrow;
import dev.tenure.decision.Decision;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import java.lang.reflect.Modifier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The transition table of a connection, every cell by name. {@code ->} moves, {@code =} stays, U unchanged, R refused. The
 * columns are those of {@link ConnectionTable#states()}, in their order.
 */
class ConnectionTableTest {
    private static final String TABLE =
            """
            linkSucceeded | = +EXCHANGE_STARTED | R: ALREADY_CONNECTED | R: ALREADY_CONNECTED | = +EXCHANGE_STARTED | R: ALREADY_CONNECTED | R: ALREADY_CONNECTED | R: ALREADY_CONNECTED | = +EXCHANGE_STARTED | R: CONNECTION_CLOSED
            linkSucceeded, permission revoked | = +EXCHANGE_STARTED | R: ALREADY_CONNECTED | R: ALREADY_CONNECTED | = +EXCHANGE_STARTED | R: ALREADY_CONNECTED | = +EXCHANGE_STARTED | = +EXCHANGE_STARTED | = +EXCHANGE_STARTED | R: CONNECTION_CLOSED
            linkSucceeded, under way | R: BUSY | R: ALREADY_CONNECTED | R: ALREADY_CONNECTED | R: BUSY | R: ALREADY_CONNECTED | R: BUSY | R: BUSY | R: BUSY | R: CONNECTION_CLOSED
            linkSucceeded, refused before | R: CONSUMED | R: ALREADY_CONNECTED | R: ALREADY_CONNECTED | R: CONSUMED | R: ALREADY_CONNECTED | R: CONSUMED | R: CONSUMED | R: CONSUMED | R: CONNECTION_CLOSED
            linkSucceeded, too late | = +RELINK_REQUIRED R: EXPIRED | R: ALREADY_CONNECTED | R: ALREADY_CONNECTED | = +RELINK_REQUIRED R: EXPIRED | R: ALREADY_CONNECTED | R: ALREADY_CONNECTED | R: ALREADY_CONNECTED | = +RELINK_REQUIRED R: EXPIRED | R: CONNECTION_CLOSED
            linkSucceeded, duplicate | R: DUPLICATE_ITEM | R: ALREADY_CONNECTED | R: ALREADY_CONNECTED | R: ALREADY_CONNECTED | R: ALREADY_CONNECTED | R: ALREADY_CONNECTED | R: ALREADY_CONNECTED | R: DUPLICATE_ITEM | R: CONNECTION_CLOSED
            completeAuthorization | -> Connected +CONNECTION_CONNECTED +CREDENTIAL_REPLACED | = +CREDENTIAL_REPLACED | -> Connected +CONNECTION_RESTORED +CREDENTIAL_REPLACED | -> Connected +CONNECTION_RESTORED +CREDENTIAL_REPLACED | -> Connected +CONNECTION_RESTORED +CREDENTIAL_REPLACED | -> Connected +CREDENTIAL_REPLACED | -> Connected +CREDENTIAL_REPLACED | -> Connected +CONNECTION_RESTORED +CREDENTIAL_REPLACED | R: CONNECTION_CLOSED
            completeAuthorization, of another account | -> Connected +CONNECTION_CONNECTED +CREDENTIAL_REPLACED | = +OTHER_ACCOUNT_REFUSED R: DIFFERENT_ACCOUNT | = +OTHER_ACCOUNT_REFUSED R: DIFFERENT_ACCOUNT | = +OTHER_ACCOUNT_REFUSED R: DIFFERENT_ACCOUNT | = +OTHER_ACCOUNT_REFUSED R: DIFFERENT_ACCOUNT | = +OTHER_ACCOUNT_REFUSED R: DIFFERENT_ACCOUNT | = +OTHER_ACCOUNT_REFUSED R: DIFFERENT_ACCOUNT | = +OTHER_ACCOUNT_REFUSED R: DIFFERENT_ACCOUNT | R: CONNECTION_CLOSED
            completeAuthorization, a lasting credential | -> Connected +CONNECTION_CONNECTED +CREDENTIAL_REPLACED | R: ALREADY_CONNECTED | R: ALREADY_CONNECTED | R: ALREADY_CONNECTED | R: ALREADY_CONNECTED | R: ALREADY_CONNECTED | R: ALREADY_CONNECTED | -> Connected +CONNECTION_RESTORED +CREDENTIAL_REPLACED | R: CONNECTION_CLOSED
            switchAccount | -> Connected +CONNECTION_CONNECTED +CREDENTIAL_REPLACED | = +CREDENTIAL_REPLACED | -> Connected +CONNECTION_RESTORED +CREDENTIAL_REPLACED | -> Connected +CONNECTION_RESTORED +CREDENTIAL_REPLACED | -> Connected +CONNECTION_RESTORED +CREDENTIAL_REPLACED | -> Connected +CREDENTIAL_REPLACED | -> Connected +CREDENTIAL_REPLACED | -> Connected +CONNECTION_RESTORED +CREDENTIAL_REPLACED | R: CONNECTION_CLOSED
            switchAccount, to another | -> Connected +CONNECTION_CONNECTED +CREDENTIAL_REPLACED | = +CREDENTIAL_REPLACED +ACCOUNT_SWITCHED | -> Connected +CONNECTION_RESTORED +CREDENTIAL_REPLACED +ACCOUNT_SWITCHED | -> Connected +CONNECTION_RESTORED +CREDENTIAL_REPLACED +ACCOUNT_SWITCHED | -> Connected +CONNECTION_RESTORED +CREDENTIAL_REPLACED +ACCOUNT_SWITCHED | -> Connected +CREDENTIAL_REPLACED +ACCOUNT_SWITCHED | -> Connected +CREDENTIAL_REPLACED +ACCOUNT_SWITCHED | -> Connected +CONNECTION_RESTORED +CREDENTIAL_REPLACED +ACCOUNT_SWITCHED | R: CONNECTION_CLOSED
            switchAccount, a lasting credential | -> Connected +CONNECTION_CONNECTED +CREDENTIAL_REPLACED | R: ALREADY_CONNECTED | R: ALREADY_CONNECTED | R: ALREADY_CONNECTED | R: ALREADY_CONNECTED | R: ALREADY_CONNECTED | R: ALREADY_CONNECTED | -> Connected +CONNECTION_RESTORED +CREDENTIAL_REPLACED +ACCOUNT_SWITCHED | R: CONNECTION_CLOSED
            exchangeFailed | = +RELINK_REQUIRED | U | U | U | U | U | U | U | U
            exchangeFailed, under way | = +RELINK_REQUIRED | U | U | = +RELINK_REQUIRED | U | = +RELINK_REQUIRED | = +RELINK_REQUIRED | = +RELINK_REQUIRED | U
            acquire | R: NOT_CONNECTED | ready | R: NEEDS_UPDATE | R: NEEDS_UPDATE | R: NEEDS_UPDATE | ready | ready | R: UNAUTHENTICATED | R: CONNECTION_CLOSED
            acquire, to manage | R: NOT_CONNECTED | ready | ready | ready | R: NEEDS_UPDATE | ready | ready | R: UNAUTHENTICATED | R: CONNECTION_CLOSED
            acquire, pause over | R: NOT_CONNECTED | ready | R: NEEDS_UPDATE | R: NEEDS_UPDATE | -> Refreshing +REFRESH_STARTED | ready | -> Refreshing +REFRESH_STARTED | R: UNAUTHENTICATED | R: CONNECTION_CLOSED
            acquire, pause over, to manage | R: NOT_CONNECTED | ready | ready | ready | -> Refreshing +REFRESH_STARTED | ready | -> Refreshing +REFRESH_STARTED | R: UNAUTHENTICATED | R: CONNECTION_CLOSED
            acquire, due | R: NOT_CONNECTED | -> Refreshing +REFRESH_STARTED | R: NEEDS_UPDATE | R: NEEDS_UPDATE | -> Refreshing +REFRESH_STARTED | ready | -> Refreshing +REFRESH_STARTED | R: UNAUTHENTICATED | R: CONNECTION_CLOSED
            acquire, due, to manage | R: NOT_CONNECTED | -> Refreshing +REFRESH_STARTED | -> Refreshing +REFRESH_STARTED | -> Refreshing +REFRESH_STARTED | -> Refreshing +REFRESH_STARTED | ready | -> Refreshing +REFRESH_STARTED | R: UNAUTHENTICATED | R: CONNECTION_CLOSED
            acquire, refused before | R: NOT_CONNECTED | -> Refreshing +REFRESH_STARTED | -> Refreshing +REFRESH_STARTED | -> Refreshing +REFRESH_STARTED | R: NEEDS_UPDATE | R: BUSY | R: BUSY | R: UNAUTHENTICATED | R: CONNECTION_CLOSED
            acquire, due and blocked | R: NOT_CONNECTED | ready | ready | ready | R: NEEDS_UPDATE | ready | ready | R: UNAUTHENTICATED | R: CONNECTION_CLOSED
            acquire, ended and blocked | R: NOT_CONNECTED | R: REFRESH_BLOCKED | R: REFRESH_BLOCKED | R: REFRESH_BLOCKED | R: REFRESH_BLOCKED | R: REFRESH_BLOCKED | R: REFRESH_BLOCKED | R: UNAUTHENTICATED | R: CONNECTION_CLOSED
            acquire, due and paused | R: NOT_CONNECTED | ready | ready | ready | ready | ready | ready | R: UNAUTHENTICATED | R: CONNECTION_CLOSED
            acquire, ended and paused | R: NOT_CONNECTED | R: BUSY | R: BUSY | R: BUSY | R: NEEDS_UPDATE | = +REFRESH_IN_DOUBT +LAST_RESORT_STARTED | R: BUSY | R: UNAUTHENTICATED | R: CONNECTION_CLOSED
            acquire, ended and paused for a day | R: NOT_CONNECTED | R: NEEDS_UPDATE | R: NEEDS_UPDATE | R: NEEDS_UPDATE | R: NEEDS_UPDATE | = +REFRESH_IN_DOUBT +LAST_RESORT_STARTED | R: NEEDS_UPDATE | R: UNAUTHENTICATED | R: CONNECTION_CLOSED
            acquire, paused by the API | R: NOT_CONNECTED | R: BUSY | R: BUSY | R: BUSY | R: NEEDS_UPDATE | ready | ready | R: UNAUTHENTICATED | R: CONNECTION_CLOSED
            acquire, lease lapsed | R: NOT_CONNECTED | ready | ready | ready | R: NEEDS_UPDATE | ready | ready | R: UNAUTHENTICATED | R: CONNECTION_CLOSED
            acquire, back-off over | R: NOT_CONNECTED | ready | ready | ready | -> Refreshing +REFRESH_STARTED | = +REFRESH_IN_DOUBT +REFRESH_STARTED | -> Refreshing +REFRESH_STARTED | R: UNAUTHENTICATED | R: CONNECTION_CLOSED
            acquire, window over | R: NOT_CONNECTED | ready | ready | ready | R: NEEDS_UPDATE | -> InDoubt +REFRESH_IN_DOUBT +REFRESH_PUT_OFF | = +REFRESH_PUT_OFF | R: UNAUTHENTICATED | R: CONNECTION_CLOSED
            acquire, window over and ended | R: NOT_CONNECTED | -> Refreshing +REFRESH_STARTED | -> Refreshing +REFRESH_STARTED | -> Refreshing +REFRESH_STARTED | -> Refreshing +REFRESH_STARTED | = +REFRESH_IN_DOUBT +LAST_RESORT_STARTED | -> Refreshing +LAST_RESORT_STARTED | R: UNAUTHENTICATED | R: CONNECTION_CLOSED
            acquire, window over for good | R: NOT_CONNECTED | ready | ready | ready | R: NEEDS_UPDATE | ready | = +UPDATE_REQUIRED R: NEEDS_UPDATE | R: UNAUTHENTICATED | R: CONNECTION_CLOSED
            acquire, a lasting credential | R: NOT_CONNECTED | ready | R: NEEDS_UPDATE | R: NEEDS_UPDATE | R: NEEDS_UPDATE | ready | ready | R: UNAUTHENTICATED | R: CONNECTION_CLOSED
            renewed | R: NOT_CONNECTED | = +CREDENTIAL_REPLACED | = +CREDENTIAL_REPLACED | = +CREDENTIAL_REPLACED | = +CREDENTIAL_REPLACED | -> Connected +CREDENTIAL_REPLACED | -> Connected +CREDENTIAL_REPLACED | R: UNAUTHENTICATED | R: CONNECTION_CLOSED
            renewed, in trouble | R: NOT_CONNECTED | = +CREDENTIAL_REPLACED | = +CREDENTIAL_REPLACED | = +CREDENTIAL_REPLACED | = +CREDENTIAL_REPLACED | -> NeedsUpdate +CREDENTIAL_REPLACED | -> NeedsUpdate +CREDENTIAL_REPLACED | R: UNAUTHENTICATED | R: CONNECTION_CLOSED
            renewed, after a day of silence | R: NOT_CONNECTED | = +CREDENTIAL_REPLACED | = +CREDENTIAL_REPLACED | = +CREDENTIAL_REPLACED | = +CREDENTIAL_REPLACED | -> Connected +CONNECTION_RESTORED +CREDENTIAL_REPLACED | -> Connected +CONNECTION_RESTORED +CREDENTIAL_REPLACED | R: UNAUTHENTICATED | R: CONNECTION_CLOSED
            renewed, long after the API refused | R: NOT_CONNECTED | = +CREDENTIAL_REPLACED | = +CREDENTIAL_REPLACED | = +CREDENTIAL_REPLACED | -> Connected +CONNECTION_RESTORED +CREDENTIAL_REPLACED | -> Connected +REFRESH_IN_DOUBT +CREDENTIAL_REPLACED | -> Connected +CREDENTIAL_REPLACED | R: UNAUTHENTICATED | R: CONNECTION_CLOSED
            renewed, lease lapsed | R: NOT_CONNECTED | = +CREDENTIAL_REPLACED | = +CREDENTIAL_REPLACED | = +CREDENTIAL_REPLACED | = +CREDENTIAL_REPLACED | -> Connected +REFRESH_IN_DOUBT +CREDENTIAL_REPLACED | -> Connected +CREDENTIAL_REPLACED | R: UNAUTHENTICATED | R: CONNECTION_CLOSED
            renewed, an older credential | R: NOT_CONNECTED | R: SUPERSEDED | R: SUPERSEDED | R: SUPERSEDED | R: SUPERSEDED | R: SUPERSEDED | R: SUPERSEDED | R: UNAUTHENTICATED | R: CONNECTION_CLOSED
            accessTokenReplaced | R: NOT_CONNECTED | = +CREDENTIAL_REPLACED | = +CREDENTIAL_REPLACED | R: NEEDS_UPDATE | = +CREDENTIAL_REPLACED | -> Connected +CREDENTIAL_REPLACED | -> Connected +CREDENTIAL_REPLACED | R: UNAUTHENTICATED | R: CONNECTION_CLOSED
            accessTokenReplaced, permission revoked | R: NOT_CONNECTED | = +CREDENTIAL_REPLACED | = +CREDENTIAL_REPLACED | R: NEEDS_UPDATE | = +CREDENTIAL_REPLACED | R: NEEDS_UPDATE | R: NEEDS_UPDATE | R: UNAUTHENTICATED | R: CONNECTION_CLOSED
            accessTokenReplaced, an older credential | R: NOT_CONNECTED | R: SUPERSEDED | R: SUPERSEDED | R: NEEDS_UPDATE | R: SUPERSEDED | R: SUPERSEDED | R: SUPERSEDED | R: UNAUTHENTICATED | R: CONNECTION_CLOSED
            updateSucceeded | R: NOT_CONNECTED | U | -> Connected +CONNECTION_RESTORED | -> Connected +CONNECTION_RESTORED | -> Connected +CONNECTION_RESTORED | U | U | R: UNAUTHENTICATED | R: CONNECTION_CLOSED
            updateSucceeded, in trouble | R: NOT_CONNECTED | U | -> Connected +CONNECTION_RESTORED | -> Connected +CONNECTION_RESTORED | -> Connected +CONNECTION_RESTORED | = +CONNECTION_RESTORED | = +CONNECTION_RESTORED | R: UNAUTHENTICATED | R: CONNECTION_CLOSED
            resumed | R: NOT_CONNECTED | U | U | U | = +REFRESH_RESUMED | U | = +REFRESH_RESUMED | R: UNAUTHENTICATED | R: CONNECTION_CLOSED
            resumed, blocked | R: NOT_CONNECTED | = +REFRESH_RESUMED | = +REFRESH_RESUMED | = +REFRESH_RESUMED | = +REFRESH_RESUMED | = +REFRESH_RESUMED | = +REFRESH_RESUMED | R: UNAUTHENTICATED | R: CONNECTION_CLOSED
            resumed, pause over | R: NOT_CONNECTED | U | U | U | U | U | U | R: UNAUTHENTICATED | R: CONNECTION_CLOSED
            refreshRefused | U | U | U | U | U | -> Unauthenticated +REFRESH_FAILED +CONNECTION_UNAUTHENTICATED +REAUTHORIZATION_REQUIRED | -> Unauthenticated +REFRESH_FAILED +CONNECTION_UNAUTHENTICATED +REAUTHORIZATION_REQUIRED | U | U
            refreshRefused, tried before | U | U | U | U | U | -> Unauthenticated +REFRESH_FAILED +CONNECTION_UNAUTHENTICATED +REAUTHORIZATION_REQUIRED | -> Unauthenticated +REFRESH_FAILED +CONNECTION_UNAUTHENTICATED +REAUTHORIZATION_REQUIRED | U | U
            refreshRefused, lease lapsed | U | U | U | U | U | -> Unauthenticated +REFRESH_IN_DOUBT +REFRESH_FAILED +CONNECTION_UNAUTHENTICATED +REAUTHORIZATION_REQUIRED | -> Unauthenticated +REFRESH_FAILED +CONNECTION_UNAUTHENTICATED +REAUTHORIZATION_REQUIRED | U | U
            refreshRefused, an earlier lease | U | U | U | U | U | U | U | U | U
            misconfigured | U | U | U | U | U | -> Connected +REFRESH_BLOCKED | = +REFRESH_BLOCKED | U | U
            misconfigured, in trouble | U | U | U | U | U | -> NeedsUpdate +REFRESH_BLOCKED | = +REFRESH_BLOCKED | U | U
            misconfigured, tried before | U | U | U | U | U | -> InDoubt +REFRESH_BLOCKED | = +REFRESH_BLOCKED | U | U
            misconfigured, blocked | U | U | U | U | U | -> Connected +REFRESH_BLOCKED | U | U | U
            misconfigured, an earlier lease | U | U | U | U | U | U | U | U | U
            notSent | U | U | U | U | U | -> Connected +REFRESH_NOT_SENT | U | U | U
            notSent, in trouble | U | U | U | U | U | -> NeedsUpdate +REFRESH_NOT_SENT | U | U | U
            notSent, tried before | U | U | U | U | U | -> InDoubt +REFRESH_NOT_SENT | U | U | U
            notSent, for a day | U | U | U | U | U | -> NeedsUpdate +REFRESH_NOT_SENT +UPDATE_REQUIRED | U | U | U
            notSent, an earlier lease | U | U | U | U | U | U | U | U | U
            putOff | U | U | U | U | U | -> Connected +REFRESH_PUT_OFF | U | U | U
            putOff, in trouble | U | U | U | U | U | -> NeedsUpdate +REFRESH_PUT_OFF | U | U | U
            putOff, tried before | U | U | U | U | U | -> InDoubt +REFRESH_PUT_OFF | U | U | U
            putOff, for a day | U | U | U | U | U | -> NeedsUpdate +REFRESH_PUT_OFF +UPDATE_REQUIRED | U | U | U
            putOff, an earlier lease | U | U | U | U | U | U | U | U | U
            userRequired | U | U | U | U | U | -> NeedsUpdate +UPDATE_REQUIRED | U | U | U
            userRequired, in trouble | U | U | U | U | U | -> NeedsUpdate +REFRESH_PUT_OFF | U | U | U
            userRequired, tried before | U | U | U | U | U | -> NeedsUpdate +UPDATE_REQUIRED | U | U | U
            userRequired, again | U | U | U | U | U | -> NeedsUpdate +REFRESH_PUT_OFF | U | U | U
            userRequired, an earlier lease | U | U | U | U | U | U | U | U | U
            unanswered | U | U | U | U | U | -> InDoubt +REFRESH_IN_DOUBT | U | U | U
            unanswered, in trouble | U | U | U | U | U | -> InDoubt +REFRESH_IN_DOUBT | U | U | U
            unanswered, tried before | U | U | U | U | U | -> InDoubt +REFRESH_IN_DOUBT | U | U | U
            unanswered, for a day | U | U | U | U | U | -> InDoubt +REFRESH_IN_DOUBT +UPDATE_REQUIRED | U | U | U
            unanswered, lease lapsed | U | U | U | U | U | U | U | U | U
            unanswered, an earlier lease | U | U | U | U | U | U | U | U | U
            accessRefused | U | = +CREDENTIAL_REFUSED | = +CREDENTIAL_REFUSED | -> Closed +CONNECTION_CLOSED | U | = +CREDENTIAL_REFUSED | = +CREDENTIAL_REFUSED | U | U
            accessRefused, again | U | U | U | -> Closed +CONNECTION_CLOSED | U | U | U | U | U
            accessRefused, fresh | U | = +CREDENTIAL_PAUSED | = +CREDENTIAL_PAUSED | -> Closed +CONNECTION_CLOSED | = +CREDENTIAL_PAUSED | = +CREDENTIAL_REFUSED | = +CREDENTIAL_REFUSED | U | U
            accessRefused, fresh, after a day | U | -> NeedsUpdate +CREDENTIAL_PAUSED +UPDATE_REQUIRED | = +CREDENTIAL_PAUSED | -> Closed +CONNECTION_CLOSED | = +CREDENTIAL_PAUSED | = +CREDENTIAL_REFUSED | = +CREDENTIAL_REFUSED | U | U
            accessRefused, permission revoked | U | = +CREDENTIAL_REFUSED | = +CREDENTIAL_REFUSED | -> Closed +CONNECTION_CLOSED | U | -> Closed +CONNECTION_CLOSED | -> Closed +CONNECTION_CLOSED | U | U
            accessRefused, an older credential | U | U | U | U | U | U | U | U | U
            accessRefused, a lasting credential | U | = +CREDENTIAL_PAUSED | = +CREDENTIAL_PAUSED | -> Closed +CONNECTION_CLOSED | U | = +CREDENTIAL_REFUSED | = +CREDENTIAL_REFUSED | U | U
            accessEnded | U | = +CREDENTIAL_REFUSED | = +CREDENTIAL_REFUSED | -> Closed +CONNECTION_CLOSED | U | = +CREDENTIAL_REFUSED | = +CREDENTIAL_REFUSED | U | U
            accessEnded, permission revoked | U | = +CREDENTIAL_REFUSED | = +CREDENTIAL_REFUSED | -> Closed +CONNECTION_CLOSED | U | -> Closed +CONNECTION_CLOSED | -> Closed +CONNECTION_CLOSED | U | U
            accessEnded, an older credential | U | U | U | U | U | U | U | U | U
            accessEnded, a lasting credential | U | -> Unauthenticated +CREDENTIAL_REFUSED +CONNECTION_UNAUTHENTICATED +REAUTHORIZATION_REQUIRED | -> Unauthenticated +CREDENTIAL_REFUSED +CONNECTION_UNAUTHENTICATED +REAUTHORIZATION_REQUIRED | -> Closed +CONNECTION_CLOSED | -> Unauthenticated +CREDENTIAL_REFUSED +CONNECTION_UNAUTHENTICATED +REAUTHORIZATION_REQUIRED | = +CREDENTIAL_REFUSED | = +CREDENTIAL_REFUSED | U | U
            accessSucceeded | U | U | U | U | -> Connected +CONNECTION_RESTORED | U | U | U | U
            accessSucceeded, fresh | U | = +CREDENTIAL_SERVED | = +CREDENTIAL_SERVED | = +CREDENTIAL_SERVED | -> Connected +CONNECTION_RESTORED | = +CREDENTIAL_SERVED | = +CREDENTIAL_SERVED | U | U
            accessSucceeded, paused by the API | U | = +CREDENTIAL_SERVED | = +CREDENTIAL_SERVED | = +CREDENTIAL_SERVED | -> Connected +CONNECTION_RESTORED | = +CREDENTIAL_SERVED | = +CREDENTIAL_SERVED | U | U
            accessSucceeded, an older credential | U | U | U | U | U | U | U | U | U
            loginGone | U | -> Unauthenticated +CREDENTIAL_REFUSED +CONNECTION_UNAUTHENTICATED +RELINK_REQUIRED | -> Unauthenticated +CREDENTIAL_REFUSED +CONNECTION_UNAUTHENTICATED +RELINK_REQUIRED | -> Closed +CONNECTION_CLOSED | -> Unauthenticated +CREDENTIAL_REFUSED +CONNECTION_UNAUTHENTICATED +RELINK_REQUIRED | -> Unauthenticated +CREDENTIAL_REFUSED +CONNECTION_UNAUTHENTICATED +RELINK_REQUIRED | -> Unauthenticated +CREDENTIAL_REFUSED +CONNECTION_UNAUTHENTICATED +RELINK_REQUIRED | U | U
            loginGone, permission revoked | U | -> Unauthenticated +CREDENTIAL_REFUSED +CONNECTION_UNAUTHENTICATED +RELINK_REQUIRED | -> Unauthenticated +CREDENTIAL_REFUSED +CONNECTION_UNAUTHENTICATED +RELINK_REQUIRED | -> Closed +CONNECTION_CLOSED | -> Unauthenticated +CREDENTIAL_REFUSED +CONNECTION_UNAUTHENTICATED +RELINK_REQUIRED | -> Closed +CONNECTION_CLOSED | -> Closed +CONNECTION_CLOSED | U | U
            updateRequired | U | -> NeedsUpdate +UPDATE_REQUIRED | U | U | = +UPDATE_REQUIRED | = +UPDATE_REQUIRED | = +UPDATE_REQUIRED | U | U
            updateRequired, with a page | U | -> NeedsUpdate +UPDATE_REQUIRED | = +UPDATE_REQUIRED | U | = +UPDATE_REQUIRED | = +UPDATE_REQUIRED | = +UPDATE_REQUIRED | U | U
            permissionRevoked | U | -> NeedsUpdate +USER_PERMISSION_REVOKED | = +USER_PERMISSION_REVOKED | U | = +USER_PERMISSION_REVOKED | = +USER_PERMISSION_REVOKED | = +USER_PERMISSION_REVOKED | U | U
            permissionRevoked, again | U | -> NeedsUpdate +USER_PERMISSION_REVOKED | = +USER_PERMISSION_REVOKED | U | = +USER_PERMISSION_REVOKED | U | U | U | U
            endAnnounced | U | = +UPDATE_ADVISED | U | U | U | = +UPDATE_ADVISED | = +UPDATE_ADVISED | U | U
            endAnnounced, known | U | U | U | U | U | U | U | U | U
            endAnnounced, passed | U | U | U | U | U | U | U | U | U
            endAnnounced, without an instant | U | = +UPDATE_ADVISED | U | U | U | = +UPDATE_ADVISED | = +UPDATE_ADVISED | U | U
            endAnnounced, without an instant, known | U | U | U | U | U | U | U | U | U
            statusPolled, healthy | U | U | -> Connected +CONNECTION_RESTORED | -> Connected +CONNECTION_RESTORED | -> Connected +CONNECTION_RESTORED | U | U | U | U
            statusPolled, healthy again | U | U | -> Connected +CONNECTION_RESTORED | -> Connected +CONNECTION_RESTORED | -> Connected +CONNECTION_RESTORED | = +CONNECTION_RESTORED | = +CONNECTION_RESTORED | U | U
            statusPolled, healthy, with an end | U | = +UPDATE_ADVISED | -> Connected +CONNECTION_RESTORED +UPDATE_ADVISED | -> Connected +CONNECTION_RESTORED +UPDATE_ADVISED | -> Connected +CONNECTION_RESTORED +UPDATE_ADVISED | = +UPDATE_ADVISED | = +UPDATE_ADVISED | U | U
            statusPolled, in trouble | U | -> NeedsUpdate +UPDATE_REQUIRED | U | = +UPDATE_REQUIRED | = +UPDATE_REQUIRED | = +UPDATE_REQUIRED | = +UPDATE_REQUIRED | U | U
            statusPolled, in other trouble | U | -> NeedsUpdate +UPDATE_REQUIRED | = +UPDATE_REQUIRED | = +UPDATE_REQUIRED | = +UPDATE_REQUIRED | = +UPDATE_REQUIRED | = +UPDATE_REQUIRED | U | U
            statusPolled, in trouble, with an end | U | -> NeedsUpdate +UPDATE_REQUIRED | = +UPDATE_REQUIRED | = +UPDATE_REQUIRED | = +UPDATE_REQUIRED | = +UPDATE_REQUIRED | = +UPDATE_REQUIRED | U | U
            statusPolled, asked before | U | U | U | U | U | U | U | U | U
            updateImpossible | U | U | U | -> Closed +CONNECTION_CLOSED +RELINK_REQUIRED | U | U | U | U | U
            updateImpossible, permission revoked | U | U | U | -> Closed +CONNECTION_CLOSED +RELINK_REQUIRED | U | -> Closed +CONNECTION_CLOSED +RELINK_REQUIRED | -> Closed +CONNECTION_CLOSED +RELINK_REQUIRED | U | U
            reencrypted | U | = +CREDENTIAL_REENCRYPTED | = +CREDENTIAL_REENCRYPTED | = +CREDENTIAL_REENCRYPTED | = +CREDENTIAL_REENCRYPTED | = +CREDENTIAL_REENCRYPTED | = +CREDENTIAL_REENCRYPTED | U | = +CREDENTIAL_REENCRYPTED
            reencrypted, an older credential | U | U | U | U | U | U | U | U | U
            close | -> Closed +CONNECTION_CLOSED | -> Closed +CONNECTION_CLOSED | -> Closed +CONNECTION_CLOSED | -> Closed +CONNECTION_CLOSED | -> Closed +CONNECTION_CLOSED | -> Closed +CONNECTION_CLOSED | -> Closed +CONNECTION_CLOSED | -> Closed +CONNECTION_CLOSED | U
            revoked | U | U | U | U | U | U | U | U | = +CREDENTIAL_REVOKED
            settle | U | U | U | U | U | U | U | U | U
            settle, due | U | U | U | U | U | U | U | U | U
            settle, lease lapsed | U | U | U | U | U | -> InDoubt +REFRESH_IN_DOUBT | U | U | U
            settle, lease lapsed after a day | U | U | U | U | U | -> InDoubt +REFRESH_IN_DOUBT +UPDATE_REQUIRED | U | U | U
            settle, lifetime over | U | -> Unauthenticated +CREDENTIAL_REFUSED +CONNECTION_UNAUTHENTICATED +REAUTHORIZATION_REQUIRED | -> Unauthenticated +CREDENTIAL_REFUSED +CONNECTION_UNAUTHENTICATED +REAUTHORIZATION_REQUIRED | -> Unauthenticated +CREDENTIAL_REFUSED +CONNECTION_UNAUTHENTICATED +REAUTHORIZATION_REQUIRED | -> Unauthenticated +CREDENTIAL_REFUSED +CONNECTION_UNAUTHENTICATED +REAUTHORIZATION_REQUIRED | -> InDoubt +REFRESH_IN_DOUBT | U | U | U
            settle, refresh token nears its end | U | = +UPDATE_ADVISED | = +UPDATE_ADVISED | = +UPDATE_ADVISED | = +UPDATE_ADVISED | -> InDoubt +REFRESH_IN_DOUBT +UPDATE_ADVISED | = +UPDATE_ADVISED | U | U
            settle, refresh token nears its end, known | U | U | U | U | U | -> InDoubt +REFRESH_IN_DOUBT | U | U | U
            """;

    @TestFactory
    Stream<DynamicTest> everyStateDoesWithEveryCommandWhatTheTableSays() {
        return rows().flatMap(row -> ConnectionTable.states()
                        .zipWithIndex()
                        .map(state -> dynamicTest(row.head() + " × " + state._1(), () -> assertThat(
                                        ConnectionTable.cell(row.head(), state._1()))
                                .isEqualTo(row.get(state._2() + 1)))))
                .toJavaStream();
    }

    @Test
    void theTableHasARowForEveryProbeAndACellForEveryState() {
        assertThat(rows().map(List::head)).containsExactlyElementsOf(ConnectionTable.rows());
        assertThat(rows().map(List::size).distinct())
                .containsExactly(ConnectionTable.states().size() + 1);
    }

    @Test
    void everyStateOfAConnectionIsInTheTable() {
        assertThat(ConnectionTable.states()
                        .map(state -> state.split("\\(", -1)[0])
                        .toSet())
                .containsExactlyInAnyOrderElementsOf(HashSet.of(Connection.Cases.class.getRecordComponents())
                        .map(state -> capitalised(state.getName())));
    }

    @Test
    void everyCommandOfAConnectionIsInTheTable() {
        var commands = HashSet.of(Connection.class.getDeclaredMethods())
                .filter(method -> method.getReturnType() == Decision.class && !method.isSynthetic())
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .map(method -> method.getName().equals("applyDeadlines") ? "settle" : method.getName());
        assertThat(commands).hasSizeGreaterThan(20);
        assertThat(ConnectionTable.rows().map(row -> row.split(",", -1)[0]).toSet())
                .containsExactlyInAnyOrderElementsOf(commands);
    }

    @Test
    void theDiagramDrawsTheArrowsOfTheCode() {
        assertThat(Arrow.drawnIn("docs/states.md", "## Connection")).isEqualTo(ConnectionTable.arrows());
    }

    private static String capitalised(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static List<List<String>> rows() {
        return List.of(TABLE.split("\n", -1)).filter(line -> !line.isBlank()).map(line -> List.of(line.split("\\|", -1))
                .map(String::strip));
    }
}
