package dev.tenure.stories.secrecy;

import static dev.tenure.stories.fixture.World.CLIENT;
import static dev.tenure.stories.fixture.World.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tenure.connection.ConnectionId;
import dev.tenure.contract.report.Shows;
import dev.tenure.databases.Databases;
import dev.tenure.inmemory.PlainVault;
import dev.tenure.jdbc.JdbcStore;
import dev.tenure.port.outbox.EventFilter;
import dev.tenure.port.secret.SealingContext;
import dev.tenure.port.secret.SealingContext.Field;
import dev.tenure.port.secret.Vault;
import dev.tenure.profile.Stitch;
import dev.tenure.service.NewGrant;
import dev.tenure.stories.fixture.ConnectedApp;
import dev.tenure.stories.fixture.World;
import dev.tenure.token.Environment;
import dev.tenure.token.Scope;
import dev.tenure.token.SealedSecret;
import dev.tenure.token.Secret;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** A copy of the database contains no token, as text or as bytes, and its seals do not open (G8). */
@Shows("G8")
class StolenCopyTest {
    private static final String TABLES =
            "SELECT table_name FROM information_schema.tables WHERE table_schema = CURRENT_SCHEMA";

    @ParameterizedTest
    @EnumSource
    void noTokenIsInAnyTable(Databases database) {
        var pool = database.withTables("TRANSACTION_READ_COMMITTED", 1);
        var world = World.forgiving(JdbcStore.owning(pool, EventFilter.everything()), 7);
        var grants = world.tenure().grants();
        var scope = Scope.parse("read offline_access").get();
        var asked = NewGrant.of(World.RETRYABLE, CLIENT, USER, scope);
        var code = grants.authorize(asked).get().code();
        var first = grants.issue(asked).get();
        var second = grants.refresh(CLIENT, first.refresh().get()).get();
        var link = Secret.of(world.link());
        var linked = world.linked();
        var access = world.exchanged().accessToken();
        var rotated = world.tenure()
                .items()
                .rotateAccessToken(CLIENT, world.exchanged().accessToken())
                .get()
                .accessToken();
        var kept = copied(pool);
        assertThat(kept).isNotEmpty();
        for (var secret : List.of(code, first.access(), second.access(), link, linked.publicToken(), access, rotated)
                .appendAll(first.refresh())
                .appendAll(second.refresh())) {
            assertThat(kept.filter(value -> value.contains(ending(secret.reveal()))))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void noTokenOfTheProviderIsInAnyTableAtAnyTimeOfAConnection(Databases database) {
        var told = livedIn(database, ConnectedApp.vault(), ConnectedApp.secondVault());
        assertThat(told.tokens())
                .allSatisfy(token -> assertThat(told.isIn(token)).isFalse());
        assertThat(told.opened()).as("with the keys").hasSizeGreaterThan(20);
        assertThat(told.tokens()).containsAll(told.opened());
    }

    @ParameterizedTest
    @EnumSource
    void theSameSearchFindsEachTokenThatAVaultWithoutAKeyKept(Databases database) {
        var first = PlainVault.under("first");
        var told = livedIn(database, first, first.rotatedTo("second"));
        assertThat(told.opened()).hasSizeGreaterThan(20).allSatisfy(token -> assertThat(told.isIn(token))
                .isTrue());
    }

    @ParameterizedTest
    @EnumSource
    void noTokenIsInTheFailureOfADatabaseThatTakesItNot(Databases database) {
        var pool = database.withTables("TRANSACTION_READ_COMMITTED", 1);
        var app = ConnectedApp.over(JdbcStore.owning(pool, EventFilter.everything()));
        var id = app.connected(Stitch.STITCH);
        app.clock().advance(ConnectedApp.LIFETIME);
        app.provider().next(request -> {
            Databases.run(pool, "ALTER TABLE tenure_connection ADD CHECK (credential_version < 2)");
            return request.get();
        });
        var text = new StringWriter();
        var failure = catchThrowable(() -> app.credential(id));
        assertThat(failure).isNotNull();
        failure.printStackTrace(new PrintWriter(text));
        assertThat(text.toString()).containsIgnoringCase("constraint");
        assertThat(app.provider().issued()).hasSize(4).allSatisfy(token -> assertThat(text.toString())
                .doesNotContain(ending(token.reveal())));
    }

    private static Told livedIn(Databases database, Vault first, Vault later) {
        var pool = database.withTables("TRANSACTION_READ_COMMITTED", 1);
        var copies = new ArrayList<String>();
        var opened = new ArrayList<String>();
        var lives = new ConnectionLifecycles(JdbcStore.owning(pool, EventFilter.everything()), first, later, () -> {
                    copies.addAll(copied(pool).asJava());
                    opened.addAll(opened(pool, later).asJava());
                })
                .lived();
        return new Told(
                lives.tokens(),
                Vector.ofAll(copies).distinct(),
                Vector.ofAll(opened).distinct());
    }

    /** All values of all tables that there are. */
    private static Seq<String> copied(DataSource pool) {
        var sql = new JdbcTemplate(pool);
        var tables = Vector.ofAll(sql.queryForList(TABLES, String.class));
        assertThat(tables.map(name -> name.toLowerCase(Locale.ROOT)))
                .contains("tenure_connection", "tenure_event", "tenure_token");
        return tables.flatMap(table -> sql.queryForList("SELECT * FROM " + table))
                .flatMap(row -> Vector.ofAll(row.values()))
                .filter(value -> value != null)
                .map(StolenCopyTest::text);
    }

    /** The sealed values, opened with the keys. */
    private static Seq<String> opened(DataSource pool, Vault vault) {
        return Vector.ofAll(new JdbcTemplate(pool)
                        .queryForList("SELECT * FROM tenure_connection WHERE vault_key IS NOT NULL"))
                .flatMap(row -> List.of(Field.ACCESS, Field.REFRESH)
                        .flatMap(field -> Option.of((byte[]) row.get(field.name() + "_sealed"))
                                .map(bytes -> vault.open(
                                                column(row, "vault_key").toString(),
                                                SealedSecret.ofBytes(bytes),
                                                place(row, field))
                                        .get()
                                        .reveal())));
    }

    private static SealingContext place(Map<String, Object> row, Field field) {
        return new SealingContext(
                new ConnectionId((UUID) column(row, "id")),
                Environment.valueOf(column(row, "environment").toString()),
                field,
                ((Number) column(row, "credential_version")).intValue());
    }

    private static Object column(Map<String, Object> row, String name) {
        return Objects.requireNonNull(row.get(name));
    }

    private static String ending(String token) {
        return token.substring(token.length() - 12);
    }

    private static String text(Object value) {
        return value instanceof byte[] bytes ? new String(bytes, StandardCharsets.ISO_8859_1) : value.toString();
    }

    /**
     * The outcome of connections' lives.
     *
     * @param copies what was in any table at any time
     * @param opened the tokens that were sealed in them
     */
    private record Told(Seq<String> tokens, Seq<String> copies, Seq<String> opened) {
        boolean isIn(String token) {
            return copies.exists(copy -> copy.contains(ending(token)));
        }
    }
}
