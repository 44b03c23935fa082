package dev.tenure.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.tenure.Arrow;
import dev.tenure.decision.Decision;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Set;
import java.lang.reflect.Method;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The transition table of an Item, every cell by name. {@code ->} moves, {@code =} stays, U unchanged, R refused. */
class ItemTableTest {
    private static final String TABLE =
            """
            exchange | -> Active +PUBLIC_TOKEN_EXCHANGED +ACCESS_TOKEN_ISSUED +ITEM_ACTIVATED | R: CONSUMED | R: CONSUMED | R: REMOVED
            exchange, expired | R: EXPIRED | R: CONSUMED | R: CONSUMED | R: REMOVED
            exchange, in trouble | -> NeedsUpdate +PUBLIC_TOKEN_EXCHANGED +ACCESS_TOKEN_ISSUED +ITEM_ACTIVATED +ITEM_LOGIN_REQUIRED | R: CONSUMED | R: CONSUMED | R: REMOVED
            exchange, again in the window | U | R: CONSUMED | R: CONSUMED | R: REMOVED
            exchange, again after the window | R: CONSUMED | R: CONSUMED | R: CONSUMED | R: REMOVED
            authenticate, data | R: UNKNOWN_TOKEN | granted | R: NEEDS_UPDATE | R: REMOVED
            authenticate, management | R: UNKNOWN_TOKEN | granted | granted | R: REMOVED
            authenticate, superseded | R: UNKNOWN_TOKEN | R: ROTATED | R: ROTATED | R: REMOVED
            rotateAccessToken | R: NO_ACCESS_TOKEN | = +ACCESS_TOKEN_ROTATED | = +ACCESS_TOKEN_ROTATED | R: REMOVED
            rotateAccessToken, superseded | R: UNKNOWN_TOKEN | R: ROTATED | R: ROTATED | R: REMOVED
            rotateAccessToken, again in the window | R: UNKNOWN_TOKEN | U | U | R: REMOVED
            rotateAccessToken, again after the window | R: UNKNOWN_TOKEN | R: ROTATED | R: ROTATED | R: REMOVED
            reissueAccessToken | R: NO_ACCESS_TOKEN | = +ACCESS_TOKEN_REISSUED | = +ACCESS_TOKEN_REISSUED | R: REMOVED
            received | U | U | U | U
            received, in the window | U | = +ANSWER_RECEIVED | = +ANSWER_RECEIVED | U
            received, after the window | U | U | U | U
            received, superseded | U | U | U | U
            startUpdate | R: NOT_ACTIVE | = +LINK_TOKEN_ISSUED | = +LINK_TOKEN_ISSUED | R: REMOVED
            startUpdate, public token | R: NOT_ACTIVE | R: WRONG_KIND | R: WRONG_KIND | R: REMOVED
            startUpdate, public token, legacy | R: NOT_ACTIVE | = +LINK_TOKEN_ISSUED | = +LINK_TOKEN_ISSUED | R: REMOVED
            completeUpdate | R: NOT_ACTIVE | = +ITEM_UPDATED +CONSENT_RENEWED | -> Active +ITEM_UPDATED +CONSENT_RENEWED | R: REMOVED
            completeUpdate, other accounts | R: NOT_ACTIVE | = +ITEM_UPDATED +CONSENT_RENEWED +ACCOUNTS_CHANGED | -> Active +ITEM_UPDATED +CONSENT_RENEWED +ACCOUNTS_CHANGED | R: REMOVED
            completeUpdate, expired | R: NOT_ACTIVE | R: EXPIRED | R: EXPIRED | R: REMOVED
            issueProcessorToken | R: NOT_ACTIVE | = +PROCESSOR_TOKEN_ISSUED | R: NEEDS_UPDATE | R: REMOVED
            issueProcessorToken, account not shared | R: NOT_ACTIVE | R: ACCOUNT_NOT_SHARED | R: NEEDS_UPDATE | R: REMOVED
            changeWebhook | = +WEBHOOK_CHANGED | = +WEBHOOK_CHANGED | = +WEBHOOK_CHANGED | R: REMOVED
            removeWebhook, none | U | U | U | R: REMOVED
            remove | -> Removed +ITEM_REMOVED | -> Removed +ITEM_REMOVED | -> Removed +ITEM_REMOVED | U
            remove, product | R: NOT_ALLOWED | R: NOT_ALLOWED | R: NOT_ALLOWED | U
            remove, product, legacy | -> Removed +ITEM_REMOVED | -> Removed +ITEM_REMOVED | -> Removed +ITEM_REMOVED | U
            reportLoginRequired | = +ITEM_UPDATE_RECORDED | -> NeedsUpdate +ITEM_LOGIN_REQUIRED | = +ITEM_UPDATE_REASON_CHANGED | U
            reportLoginRequired, same | U | U | U | U
            selfHeal | U | U | -> Active +ITEM_REPAIRED | U
            selfHeal, later consent | U | U | -> Active +ITEM_REPAIRED +CONSENT_RENEWED | U
            selfHeal, deadline passed | U | R: CONSENT_STILL_EXPIRED | R: CONSENT_STILL_EXPIRED | U
            scheduleDisconnect | = +DISCONNECT_SCHEDULED | = +DISCONNECT_SCHEDULED | = +DISCONNECT_SCHEDULED | U
            scheduleDisconnect, same | U | U | U | U
            scheduleDisconnect, not in the future | R: NOT_IN_FUTURE | R: NOT_IN_FUTURE | R: NOT_IN_FUTURE | U
            revokeAccount | U | = +ACCOUNT_REVOKED | = +ACCOUNT_REVOKED | U
            revokeAccount, again | U | U | U | U
            closeAccount | U | = +ACCOUNT_CLOSED | = +ACCOUNT_CLOSED | U
            revokePermission, portal | -> Removed +USER_PERMISSION_REVOKED +ITEM_REMOVED | -> Removed +USER_PERMISSION_REVOKED +ITEM_REMOVED | -> Removed +USER_PERMISSION_REVOKED +ITEM_REMOVED | U
            revokePermission, institution | U | -> NeedsUpdate +USER_PERMISSION_REVOKED +ITEM_LOGIN_REQUIRED | = +USER_PERMISSION_REVOKED | U
            duplicateLinked | U | -> NeedsUpdate +ITEM_LOGIN_REQUIRED | = +ITEM_UPDATE_REASON_CHANGED | U
            detectNewAccounts | U | = +NEW_ACCOUNTS_DETECTED | U | U
            detectNewAccounts, same | U | U | U | U
            settle | U | U | U | U
            settle, to warn | -> Removed +ITEM_REMOVED | = +EXPIRY_WARNED | U | U
            settle, consent ended | -> Removed +ITEM_REMOVED | -> NeedsUpdate +CONSENT_EXPIRED +ITEM_LOGIN_REQUIRED | U | U
            settle, withdrawn | -> Removed +ITEM_REMOVED | -> Removed +ITEM_REMOVED | -> Removed +ITEM_REMOVED | U
            """;

    @TestFactory
    Stream<DynamicTest> everyStateDoesWithEveryCommandWhatTheTableSays() {
        return rows().flatMap(row -> ItemTable.states()
                        .zipWithIndex()
                        .map(state -> dynamicTest(row.head() + " × " + state._1(), () -> assertThat(
                                        ItemTable.cell(row.head(), state._1()))
                                .isEqualTo(row.get(state._2() + 1)))))
                .toJavaStream();
    }

    @Test
    void theTableHasARowForEveryProbe() {
        assertThat(rows().map(List::head)).containsExactlyElementsOf(ItemTable.rows());
    }

    @Test
    void everyCommandOfAnItemIsInTheTable() {
        var gates = HashSet.of("decide", "authorizedBy", "exchanged", "replaced", "applyDeadlines", "end");
        var commands = HashSet.of(Item.class.getDeclaredMethods())
                .filter(method -> method.getReturnType() == Decision.class && !method.isSynthetic())
                .map(Method::getName)
                .removeAll(gates);
        assertThat(commands).hasSizeGreaterThan(10);
        Set<String> probed = ItemTable.rows().map(row -> row.split(",", -1)[0]).toSet();
        assertThat(probed).containsAll(commands);
    }

    @Test
    void theDiagramDrawsTheArrowsOfTheCode() {
        assertThat(Arrow.drawnIn("docs/states.md", "## Item")).isEqualTo(ItemTable.arrows());
    }

    @Test
    void theReadmeListsTheArrowsOfTheCode() {
        assertThat(Arrow.listedIn("domain/README.md", "## The states of an Item"))
                .isEqualTo(ItemTable.arrows());
    }

    private static List<List<String>> rows() {
        return List.of(TABLE.split("\n", -1)).filter(line -> !line.isBlank()).map(line -> List.of(line.split("\\|", -1))
                .map(String::strip));
    }
}
