package dev.tenure.stories.secrecy;

import static dev.tenure.stories.secrecy.CanaryTest.Where.FILES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.tenure.contract.report.Shows;
import dev.tenure.secrets.Canaries;
import dev.tenure.secrets.Ground;
import dev.tenure.secrets.Search;
import dev.tenure.token.TokenHash;
import dev.tenure.token.TokenKind;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Every secret of a run through every command is searched for wherever anything was written or said (G8). */
@Shows("G8")
class CanaryTest {
    private static final Map<Database, CanaryRun> RUNS = new ConcurrentHashMap<>();

    @ParameterizedTest(name = "{1} on {0}")
    @MethodSource("everywhere")
    void noSecretOfARunThroughEveryCommandIsThere(Database database, Where where) {
        var run = on(database);
        assertThat(where.with(run, run.canaries().search())).isEmpty();
    }

    @ParameterizedTest(name = "{1} on {0}")
    @MethodSource("everywhere")
    void aPlantedSecretIsFoundInEveryForm(Database database, Where where) {
        var run = on(database);
        for (var form : Form.values()) {
            var canaries = new Canaries();
            var secret = "access-sandbox-" + UUID.randomUUID();
            canaries.add(secret);
            assertThat(where.with(run, canaries.search())).isEmpty();
            where.plant(run, "it said " + form.of(secret) + " and no more");
            assertThat(where.with(run, canaries.search())).as(form.name()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void filesAreThoseOfTheTablesOfTheirLogAndOfTheLogOfTheServer(Database database) {
        var run = on(database);
        var canaries = new Canaries();
        var secret = "access-sandbox-" + UUID.randomUUID();
        canaries.add(secret);
        run.ground().plant(secret);
        assertThat(FILES.with(run, canaries.search()))
                .map(file -> file.replaceFirst("[^/]+\\.(?=mv|trace)|(?<=base/|pg_wal/|log/).*", ""))
                .containsAll(database.files());
    }

    @ParameterizedTest
    @EnumSource
    void everyTokenWhoseHashIsKeptWasLookedFor(Database database, TestReporter reporter) {
        var run = on(database);
        var sql = new JdbcTemplate(run.ground().pool());
        var kept = run.ground()
                .tables()
                .flatMap(table -> sql.queryForList("SELECT * FROM " + table))
                .flatMap(row -> Vector.ofAll(row.entrySet()))
                .filter(cell -> cell.getKey().toLowerCase(Locale.ROOT).matches("(.*_)?(hash|locator)"))
                .flatMap(cell -> cell.getValue() instanceof byte[] bytes
                        ? List.of(TokenHash.ofBytes(bytes))
                        : List.<TokenHash>empty());
        assertThat(kept).hasSizeGreaterThan(100);
        assertThat(run.canaries().hashes()).containsAll(kept);
        assertThat(run.canaries().kinds())
                .contains(
                        TokenKind.LINK,
                        TokenKind.PUBLIC,
                        TokenKind.ACCESS,
                        TokenKind.PROCESSOR,
                        TokenKind.CODE,
                        TokenKind.REFRESH);
        reporter.publishEntry(
                "secrets looked for, " + database,
                Integer.toString(run.canaries().size()));
        reporter.publishEntry(
                "failures looked through, " + database,
                Integer.toString(run.overheard().failuresSoFar()));
    }

    static Stream<Arguments> everywhere() {
        return Stream.of(Database.values())
                .flatMap(database -> Stream.of(Where.values()).map(where -> arguments(database, where)));
    }

    private static CanaryRun on(Database database) {
        return RUNS.computeIfAbsent(database, Database::run);
    }

    @AfterAll
    static void close() {
        RUNS.values().forEach(CanaryRun::close);
        RUNS.clear();
    }

    /** The database of the run. */
    enum Database {
        H2 {
            @Override
            CanaryRun run() {
                return CanaryRun.on(Ground.h2(), 100);
            }

            @Override
            Seq<String> files() {
                return List.of("mv.db", "trace.db");
            }
        },
        POSTGRESQL {
            @Override
            CanaryRun run() {
                return CanaryRun.on(Ground.postgresql(), 200);
            }

            @Override
            Seq<String> files() {
                return List.of("base/", "pg_wal/", "log/");
            }
        };

        abstract CanaryRun run();

        /** The files of its tables, and of its logs. */
        abstract Seq<String> files();
    }

    /** The places where a secret may turn up. */
    enum Where {
        TABLES {
            @Override
            Seq<String> with(CanaryRun run, Search search) {
                return run.ground().columnsWith(search);
            }

            @Override
            void plant(CanaryRun run, String text) {
                run.ground().plant(text);
            }
        },
        FILES {
            @Override
            Seq<String> with(CanaryRun run, Search search) {
                return run.ground().filesWith(search);
            }

            @Override
            void plant(CanaryRun run, String text) {
                run.ground().plant(text);
            }
        },
        LOGS {
            @Override
            Seq<String> with(CanaryRun run, Search search) {
                return run.records().with(search);
            }

            @Override
            void plant(CanaryRun run, String text) {
                Logger.getLogger("anybody's").finest(text);
            }
        },
        /** Aggregates, decisions, events, notices, claims, and what commands answer. */
        TEXTS {
            @Override
            Seq<String> with(CanaryRun run, Search search) {
                return run.overheard().saidWith(search);
            }

            @Override
            void plant(CanaryRun run, String text) {
                run.overheard().say(List.of(text));
            }
        },
        /** With causes, and what they suppressed. */
        FAILURES {
            @Override
            Seq<String> with(CanaryRun run, Search search) {
                return run.overheard().failuresWith(search);
            }

            @Override
            void plant(CanaryRun run, String text) {
                var failure = new IllegalStateException("broken");
                failure.addSuppressed(new IllegalStateException("closing", new IOException(text)));
                run.overheard().fail(failure);
            }
        };

        /** The exact places in which the search finds something. */
        abstract Seq<String> with(CanaryRun run, Search search);

        /** Plants a text as a mistake would. */
        abstract void plant(CanaryRun run, String text);
    }

    /** The spellings of a secret. */
    enum Form {
        TEXT {
            @Override
            String of(String secret) {
                return secret;
            }
        },
        CUT_OFF {
            @Override
            String of(String secret) {
                return secret.substring(secret.length() - 13);
            }
        },
        HEXADECIMAL {
            @Override
            String of(String secret) {
                return HexFormat.of().formatHex(bytes(secret));
            }
        },
        BASE64_IN_MORE {
            @Override
            String of(String secret) {
                return Base64.getEncoder().encodeToString(bytes("client:" + secret));
            }
        },
        BASE64URL_OF_ITS_NUMBER {
            @Override
            String of(String secret) {
                var digits = secret.replaceFirst("access-sandbox-", "").replace("-", "");
                return Base64.getUrlEncoder().encodeToString(HexFormat.of().parseHex(digits));
            }
        };

        abstract String of(String secret);

        private static byte[] bytes(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }
}
