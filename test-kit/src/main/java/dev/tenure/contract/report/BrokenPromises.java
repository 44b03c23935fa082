package dev.tenure.contract.report;

import io.vavr.control.Option;
import java.io.PrintStream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Prints the promise of each test of the kit that fails, because Maven's console shows the name of its method alone.
 * JUnit finds it by itself when the kit is on the class path.
 */
public final class BrokenPromises implements TestExecutionListener {
    private final PrintStream console;
    private Option<Plan> plan = Option.none();

    /** The constructor that JUnit calls. */
    public BrokenPromises() {
        this(System.out);
    }

    BrokenPromises(PrintStream console) {
        this.console = console;
    }

    @Override
    public synchronized void testPlanExecutionStarted(TestPlan tests) {
        plan = Option.some(new Plan(tests));
    }

    @Override
    public synchronized void executionFinished(TestIdentifier node, TestExecutionResult result) {
        if (node.isTest() && result.getStatus() == TestExecutionResult.Status.FAILED)
            plan.map(known -> known.ended(node, Verdict.FAILED, Option.none())).forEach(this::print);
    }

    private void print(Ran ran) {
        ran.suite()
                .forEach(suite -> console.println(ran.promises().mkString(", ") + " FAILED: " + ran.test() + " ("
                        + by(ran) + ", " + suite + ")"));
    }

    private static String by(Ran ran) {
        return ran.by().substring(ran.by().lastIndexOf('.') + 1);
    }
}
