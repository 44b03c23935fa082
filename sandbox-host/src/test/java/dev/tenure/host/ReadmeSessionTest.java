package dev.tenure.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tenure.host.fixture.RunningHost;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The session in the host's README, run as it is printed. */
final class ReadmeSessionTest {
    private static final Pattern SESSION = Pattern.compile("<!-- session -->\\s*```sh\\n(.*?)```", Pattern.DOTALL);

    @Test
    void theSessionInTheReadmeAnswersAsItSays() throws IOException, InterruptedException {
        assumeTrue(isRunnable("bash", "--version"), "there is no bash to run the README's session with");
        assumeTrue(isRunnable("curl", "--version"), "there is no curl to run the README's session with");
        try (var host = RunningHost.startAsShipped()) {
            var output = run(session().replace("localhost:8080", "localhost:" + host.port()));

            assertThat(output)
                    .containsSubsequence(
                            "/accounts/get",
                            "\"accounts\":[",
                            "/sandbox/item/reset_login",
                            "\"reset_login\":true",
                            "/accounts/get",
                            "ITEM_LOGIN_REQUIRED",
                            "/accounts/get",
                            "\"accounts\":[",
                            "/item/get",
                            "INVALID_ACCESS_TOKEN",
                            "/sandbox/clock/advance",
                            "\"ahead\":\"PT30M\"",
                            "/item/public_token/exchange",
                            "INVALID_PUBLIC_TOKEN",
                            "/item/remove",
                            "/item/get",
                            "ITEM_NOT_FOUND");
        }
    }

    private static String session() throws IOException {
        var readme = Files.readString(Path.of("README.md"));
        var session = SESSION.matcher(readme);
        assertThat(session.find()).as("the host's README has a session").isTrue();
        return session.group(1);
    }

    private static String run(String session) throws IOException, InterruptedException {
        var bash = new ProcessBuilder("bash", "-eu", "-o", "pipefail", "-c", session)
                .redirectErrorStream(true)
                .start();
        bash.getOutputStream().close();
        var output = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).as(output).isZero();
        return output;
    }

    private static boolean isRunnable(String... command) throws InterruptedException {
        try {
            var process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException notThere) {
            return false;
        }
    }
}
