package dev.tenure.contract.report;

import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Listens to a run of tests and reports on Tenure's promises. The system property {@code tenure.conformance} names the
 * files: with {@code target/conformance} it writes {@code target/conformance.txt} and {@code target/conformance.json}
 * when the run is over. Without the property it does nothing. JUnit finds it by itself when the kit is on the class
 * path.
 */
public final class ConformanceReport implements TestExecutionListener {
    /** True during a run: one inside a test of another run is left to that test. */
    private static final AtomicBoolean RUNNING = new AtomicBoolean();

    private final Option<Path> prefix;
    private final AtomicBoolean running;
    private final Set<String> told = new HashSet<>();
    private Findings findings = Findings.NONE;
    private Option<Plan> plan = Option.none();

    /** The constructor that JUnit calls. */
    public ConformanceReport() {
        this(
                Option.of(System.getProperty("tenure.conformance"))
                        .filter(where -> !where.isBlank())
                        .map(Path::of),
                RUNNING);
    }

    ConformanceReport(Path prefix) {
        this(Option.some(prefix), new AtomicBoolean());
    }

    private ConformanceReport(Option<Path> prefix, AtomicBoolean running) {
        this.prefix = prefix;
        this.running = running;
    }

    @Override
    public synchronized void testPlanExecutionStarted(TestPlan tests) {
        if (prefix.isDefined() && running.compareAndSet(false, true)) plan = Option.some(new Plan(tests));
    }

    @Override
    public synchronized void executionSkipped(TestIdentifier node, String reason) {
        plan.forEach(known -> skip(known, node, Option.of(reason)));
    }

    @Override
    public synchronized void executionFinished(TestIdentifier node, TestExecutionResult result) {
        plan.forEach(known -> finish(known, node, result));
    }

    private void finish(Plan known, TestIdentifier node, TestExecutionResult result) {
        switch (result.getStatus()) {
            case SUCCESSFUL -> {
                if (node.isTest()) tell(node, known.ended(node, Verdict.PASSED, Option.none()));
            }
            case ABORTED -> skip(known, node, reason(result));
            case FAILED ->
                tell(node, node.isTest() ? known.ended(node, Verdict.FAILED, Option.none()) : known.failed(node));
        }
    }

    private static Option<String> reason(TestExecutionResult aborted) {
        return Option.ofOptional(aborted.getThrowable())
                .flatMap(why -> Option.of(why.getMessage()))
                .map(why -> why.replaceFirst("^Assumption failed: ", ""));
    }

    private void skip(Plan known, TestIdentifier node, Option<String> reason) {
        known.leaves(node)
                .reject(test -> told.contains(test.getUniqueId()))
                .forEach(test -> tell(test, known.ended(test, Verdict.SKIPPED, reason)));
    }

    private void tell(TestIdentifier node, Ran ran) {
        told.add(node.getUniqueId());
        findings = findings.and(ran);
    }

    /** Keeps entries that fit on a line: the tables that property engines publish are for their own reports. */
    @Override
    public synchronized void reportingEntryPublished(TestIdentifier node, ReportEntry entry) {
        plan.forEach(known -> entry.getKeyValuePairs().forEach((key, value) -> {
            if (value.lines().count() == 1) findings = findings.and(known.published(node, key, value));
        }));
    }

    @Override
    public synchronized void testPlanExecutionFinished(TestPlan tests) {
        if (plan.isEmpty()) return;
        plan = Option.none();
        running.set(false);
        prefix.forEach(this::write);
    }

    private void write(Path path) {
        try {
            var text = path.resolveSibling(path.getFileName() + ".txt").toAbsolutePath();
            Files.createDirectories(text.getParent());
            Files.writeString(text, new TextForm(findings).toString());
            Files.writeString(text.resolveSibling(path.getFileName() + ".json"), new JsonForm(findings).toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
