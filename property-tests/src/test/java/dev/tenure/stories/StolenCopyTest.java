package dev.tenure.stories;

import static dev.tenure.stories.World.CLIENT;
import static dev.tenure.stories.World.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.databases.Databases;
import dev.tenure.jdbc.JdbcStore;
import dev.tenure.port.EventFilter;
import dev.tenure.service.NewGrant;
import dev.tenure.token.Scope;
import dev.tenure.token.Secret;
import io.vavr.collection.List;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Who copies the database has no token: not as text, not as bytes, and what is sealed does not open (G8). */
class StolenCopyTest {
    private static final List<String> TABLES =
            List.of("tenure_grant", "tenure_link", "tenure_item", "tenure_account", "tenure_token", "tenure_event");

    @ParameterizedTest
    @EnumSource
    void noTokenIsInAnyTable(Databases database) {
        var pool = database.withTables("TRANSACTION_READ_COMMITTED", 1);
        var world = World.over(JdbcStore.owning(pool, EventFilter.everything()));
        var grants = world.tenure().grants();
        var scope = Scope.parse("read offline_access").get();
        var asked = NewGrant.of(World.RETRYABLE, CLIENT, USER, scope);
        var code = grants.authorise(asked).get().code();
        var first = grants.issue(asked).get();
        var second = grants.refresh(CLIENT, first.refresh().get().reveal(), Option.none())
                .get();
        var link = Secret.of(world.link());
        var linked = world.linked();
        var access = world.exchanged().accessToken();
        var kept = TABLES.flatMap(table -> Vector.ofAll(new JdbcTemplate(pool).queryForList("SELECT * FROM " + table)))
                .flatMap(row -> Vector.ofAll(row.values()))
                .filter(value -> value != null)
                .map(StolenCopyTest::text);
        assertThat(kept).isNotEmpty();
        for (var secret : List.of(code, first.access(), second.access(), link, linked.publicToken(), access)
                .appendAll(first.refresh())
                .appendAll(second.refresh())) {
            var ending = secret.reveal().substring(secret.reveal().length() - 12);
            assertThat(kept.filter(value -> value.contains(ending))).isEmpty();
        }
    }

    private static String text(Object value) {
        return value instanceof byte[] bytes ? new String(bytes, StandardCharsets.ISO_8859_1) : value.toString();
    }
}
