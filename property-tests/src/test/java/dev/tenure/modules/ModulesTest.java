package dev.tenure.modules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.inmemory.InMemoryStore;
import dev.tenure.item.Item;
import dev.tenure.jdbc.JdbcStore;
import dev.tenure.port.store.Store;
import dev.tenure.vault.AesGcmVault;
import io.vavr.control.Option;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The library's modules on the module path, as a host has them there. */
class ModulesTest {
    private static final String DESCRIPTOR =
            """
            module consumer {
                requires dev.tenure.inmemory;
                requires dev.tenure.jdbc;
                requires dev.tenure.vault;
            }
            """;
    private static final String PROGRAM =
            """
            package consumer;

            import dev.tenure.inmemory.InMemoryStore;
            import dev.tenure.jdbc.JdbcStore;
            import dev.tenure.profile.Plaid;
            import dev.tenure.service.NewLink;
            import dev.tenure.service.Tenure;
            import dev.tenure.token.ClientId;
            import dev.tenure.token.Environment;
            import dev.tenure.token.UserId;
            import dev.tenure.vault.AesGcmVault;

            public final class Program {
                private Program() {}

                public static void main(String[] arguments) {
                    var tenure = Tenure.over(new InMemoryStore(), Environment.SANDBOX)
                            .profiles(Plaid.PLAID)
                            .build();
                    var opened = tenure.links().open(NewLink.of(Plaid.PLAID, new ClientId("client"), new UserId("user")));
                    var script = JdbcStore.class.getResource("/dev/tenure/jdbc/h2/V1__tenure.sql");
                    System.out.println(opened.isRight() + " " + (script != null));
                    System.out.println(AesGcmVault.sealingUnder("2026-11", new byte[32]));
                }
            }
            """;

    @TempDir
    private Path directory;

    @Test
    void aConsumerCompilesWithoutAWarningAndRunsInAnImageOfItsOwn() throws IOException, InterruptedException {
        assertThat(compiled(PROGRAM)).isEmpty();
        var image = directory.resolve("image");
        var path = modulePath() + File.pathSeparator + directory.resolve("classes");
        assertThat(run("jlink", "--module-path", path, "--add-modules", "consumer", "--output", image.toString()))
                .isEmpty();
        assertThat(said(image.resolve("bin").resolve("java"))).containsExactly("true true", "AesGcmVault[2026-11]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"jdbc.sql.Database", "jdbc.rows.ItemTable", "jdbc.outbox.EventRow", "jdbc.store.JdbcLastRun"})
    void noHelperIsSeen(String helper) throws IOException {
        var program = PROGRAM.replace("dev.tenure.vault.AesGcmVault;", "dev.tenure.%s;".formatted(helper));
        assertThat(compiled(program)).contains("is not visible");
    }

    /** The compiler's messages. */
    private String compiled(String program) throws IOException {
        var sources = Files.createDirectories(directory.resolve("sources"));
        var descriptor = Files.writeString(sources.resolve("module-info.java"), DESCRIPTOR);
        var main = Files.writeString(sources.resolve("Program.java"), program);
        return run(
                "javac",
                "-Xlint:all",
                "-Werror",
                "--class-path",
                directory.toString(),
                "--module-path",
                modulePath(),
                "-d",
                directory.resolve("classes").toString(),
                descriptor.toString(),
                main.toString());
    }

    private static String run(String tool, String... arguments) {
        var said = new StringWriter();
        var writer = new PrintWriter(said);
        ToolProvider.findFirst(tool).orElseThrow().run(writer, writer, arguments);
        return said.toString();
    }

    private static Stream<String> said(Path java) throws IOException, InterruptedException {
        var process = new ProcessBuilder(java.toString(), "-m", "consumer/consumer.Program")
                .redirectErrorStream(true)
                .start();
        try (var said = process.inputReader()) {
            var lines = said.lines().toList();
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
            return lines.stream();
        }
    }

    private static String modulePath() {
        return Stream.of(
                        Item.class,
                        Store.class,
                        InMemoryStore.class,
                        JdbcStore.class,
                        AesGcmVault.class,
                        Option.class,
                        named("io.vavr.match.annotation.Unapply"),
                        NullMarked.class)
                .map(ModulesTest::home)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Class<?> named(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The jar or folder that a class is in. */
    private static String home(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
