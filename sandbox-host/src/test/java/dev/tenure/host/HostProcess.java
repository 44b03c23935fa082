package dev.tenure.host;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The host as a process of its own: as it is shipped, but for its port and its clients. */
final class HostProcess {
    private static final Pattern STARTED = Pattern.compile("Tomcat started on port (\\d+)");
    private static final long LONGEST_START_MINUTES = 5;

    private final Process process;
    private final CompletableFuture<Integer> port = new CompletableFuture<>();

    private HostProcess(Process process) {
        this.process = process;
    }

    /** Starts it in this directory, below which it keeps its data; to close it is to kill it. */
    static Sandbox startIn(Path directory) throws Exception {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                SandboxHost.class.getName()));
        command.addAll(Sandbox.SETTINGS);
        var host = new HostProcess(new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start());
        var listener = new Thread(host::listen, "output of the host");
        listener.setDaemon(true);
        listener.start();
        try {
            return new Sandbox(host.port.get(LONGEST_START_MINUTES, TimeUnit.MINUTES), host::kill);
        } catch (Exception notStarted) {
            host.kill();
            throw notStarted;
        }
    }

    /** To the end: a process whose output nobody takes comes to a stand. */
    private void listen() {
        var said = new StringBuilder();
        try (var lines = process.inputReader()) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                said.append(line).append('\n');
                var started = STARTED.matcher(line);
                if (started.find()) port.complete(Integer.valueOf(started.group(1)));
            }
            port.completeExceptionally(new AssertionError("the host has ended:\n" + said));
        } catch (IOException killed) {
            port.completeExceptionally(killed);
        }
    }

    /** By SIGKILL, where there are signals. */
    private void kill() {
        process.destroyForcibly().onExit().join();
    }
}
