package dev.tenure.host.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.contract.report.Shows;
import dev.tenure.host.fixture.Database;
import dev.tenure.host.fixture.MyApp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The app on a database in a file, with its key in a file beside it. */
final class MyAppRestartTest {
    @Test
    @Shows({"G4", "G8"})
    void aCredentialOpensAfterARestartAndTheFileHasNoToken(@TempDir Path directory) throws IOException {
        var database = Database.h2(directory);
        var app = MyApp.on(database);
        var stitch = app.connected("stitch", "ada");
        var plaid = app.connected("plaid", "ada");
        app.stop();
        var key = directory.resolve("tenure.key");
        if (Files.getFileStore(key).supportsFileAttributeView("posix"))
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                    .isEqualTo("rw-------");

        var again = MyApp.on(database);
        assertThat(again.data(stitch).required("sub").asString()).isEqualTo("ada");
        assertThat(again.data(plaid).required("accounts").isEmpty()).isFalse();
        again.stop();

        var file = Files.readString(directory.resolve("tenure.mv.db"), StandardCharsets.ISO_8859_1);
        assertThat(app.proxy().tokens()).isNotEmpty().allSatisfy(token -> assertThat(file)
                .doesNotContain(token));
    }

    @Test
    void withoutItsKeyWhatIsKeptStaysShutAndIsKept(@TempDir Path directory) throws IOException {
        var database = Database.h2(directory);
        var app = MyApp.on(database);
        var id = app.connected("stitch", "ada");
        app.stop();
        var key = directory.resolve("tenure.key");
        var kept = Files.readString(key);
        Files.delete(key);

        var keyless = MyApp.on(database);
        keyless.call(id).isError(503, "CONNECTION_ERROR", "VAULT_SHUT");
        keyless.stop();
        Files.writeString(key, kept);

        var again = MyApp.on(database);
        assertThat(again.data(id).required("sub").asString()).isEqualTo("ada");
        again.stop();
    }
}
