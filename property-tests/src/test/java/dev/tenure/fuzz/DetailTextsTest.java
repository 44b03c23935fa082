package dev.tenure.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.tenure.contract.report.Shows;
import dev.tenure.databases.Databases;
import dev.tenure.decision.Decision;
import dev.tenure.decision.Detail;
import dev.tenure.histories.fixture.Tally;
import dev.tenure.inmemory.InMemoryStore;
import dev.tenure.jdbc.JdbcStore;
import dev.tenure.port.outbox.ClaimedNotice;
import dev.tenure.port.outbox.EventFilter;
import dev.tenure.port.outbox.Notice;
import dev.tenure.port.store.Store;
import dev.tenure.principal.Principal;
import dev.tenure.principal.PrincipalId;
import dev.tenure.principal.WithdrawalReason;
import dev.tenure.token.ClientId;
import dev.tenure.token.Environment;
import io.vavr.collection.Map;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Foreign text in an event's details comes back unchanged; a text that no event wrote is not half an event. */
@Shows("G7")
class DetailTextsTest {
    private static final int RUNS = Boolean.getBoolean("tenure.long") ? 20_000 : 1_000;
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final List<String> NOTES = List.of(
            "1\nNOTE=a\nITEM=b",
            "\\n\\\\n\\",
            "=a=b==",
            "zo\u00eb \u6f22\u5b57 \ud835\udcb3 ",
            "\r\n\t",
            "https://example.com/?a=b\\n");
    private static final List<String> ROWS = List.of(
            "1",
            "1\nNOTE=a",
            "1\nITEM=x\nNOTE=a\\nb\\\\c",
            "1\nACCOUNT=\nDEADLINE=2026-03-01T12:00:00Z\nERROR=invalid_grant",
            "2\nNOTE=a",
            "1\nNOTE=a\nNOTE=b",
            "1\nNOTE=\\q",
            "1\nNOTE=a\\",
            "1\n",
            "1\nNOTE");

    private final Random random = new Random(6);
    private final Tally counts = new Tally();
    private final HikariDataSource pool = Databases.H2_IN_MEMORY.withTables("TRANSACTION_READ_COMMITTED", 1);
    private final Store store = JdbcStore.owning(pool, EventFilter.everything());
    private int clients;

    @Test
    void theDetailsOfAnEventComeBackUnchanged(TestReporter reporter) {
        var inMemory = new InMemoryStore(EventFilter.everything());
        Mutations.each(RUNS, NOTES, text -> {
            var isTaken = text.length() <= 2048 && Mutations.isStorable(text);
            counts.happened(isTaken, "a detail");
            if (!isTaken) return;
            var details = Detail.values();
            var decision = withdrawn()
                    .with(details[random.nextInt(details.length)], text)
                    .with(details[random.nextInt(details.length)], text);
            for (var each : List.of(store, inMemory)) {
                each.principals().add(decision).get();
                assertThat(told(each).event()).isEqualTo(decision.events().head());
            }
        });
        counts.publish(reporter::publishEntry);
        counts.atLeast(200, "a detail accepted");
    }

    @Test
    void aRowIsReadWholeOrNotAtAll(TestReporter reporter) {
        var sql = new JdbcTemplate(pool);
        Mutations.each(RUNS, ROWS, text -> {
            store.principals().add(withdrawn()).get();
            if (!isWritten(sql, text)) {
                counts.happened("a row that no table takes");
                claimed(store);
                return;
            }
            var claim = claimed(store);
            counts.happened(claim.notice().isRight(), "a row");
            claim.notice().forEach(notice -> isWhole(text, notice.event().details()));
        });
        counts.publish(reporter::publishEntry);
        counts.atLeast(200, "a row accepted", "a row refused");
    }

    private static boolean isWritten(JdbcTemplate sql, String text) {
        try {
            return sql.update("UPDATE tenure_event SET details = ?", text) == 1;
        } catch (DataAccessException refused) {
            return false;
        }
    }

    /** Details printed again, one line each, are those that were read; the order of the lines means nothing. */
    private static void isWhole(String text, Map<Detail, String> details) {
        var lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
        assertThat(lines.remove(0)).isEqualTo("1");
        assertThat(lines).as("a line for each detail").hasSize(details.size());
        var printed = new TreeSet<String>();
        details.forEach((detail, value) ->
                printed.add(detail + "=" + value.replace("\\", "\\\\").replace("\n", "\\n")));
        assertThat(new TreeSet<>(lines)).isEqualTo(printed);
    }

    private Decision<Principal, Principal> withdrawn() {
        var somebody = PrincipalId.of(Environment.SANDBOX, new ClientId("client-" + clients++));
        return Principal.of(somebody).withdraw(WithdrawalReason.POLICY_CHANGED, NOW);
    }

    private static Notice told(Store store) {
        return claimed(store).notice().get();
    }

    private static ClaimedNotice claimed(Store store) {
        var claim = store.outbox().claim(NOW, NOW.plusSeconds(60), 9).single();
        store.outbox().acknowledge(claim);
        return claim;
    }
}
