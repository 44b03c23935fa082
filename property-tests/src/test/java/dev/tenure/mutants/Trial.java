package dev.tenure.mutants;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.util.Map;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * One run of the contract inside a test, invisible to other reports.
 *
 * @param kept the tests that succeeded
 * @param broken the tests that failed
 */
record Trial(Seq<String> kept, Seq<String> broken) {
    /** The mutant on trial: a parameter of the run. */
    static final String MUTANT = "tenure.mutant";

    private static final LauncherConfig ALONE = LauncherConfig.builder()
            .enableLauncherSessionListenerAutoRegistration(false)
            .enableLauncherDiscoveryListenerAutoRegistration(false)
            .enablePostDiscoveryFilterAutoRegistration(false)
            .enableTestExecutionListenerAutoRegistration(false)
            .build();

    static Trial ofTheSoundStore() {
        return of(Map.of(), "");
    }

    /** A run of the tests that name the mutant's promise. */
    static Trial of(Mutant mutant) {
        return of(Map.of(MUTANT, mutant.name()), mutant.promise() + ":");
    }

    private static Trial of(Map<String, String> parameters, String beginning) {
        PostDiscoveryFilter named = test ->
                FilterResult.includedIf(!test.isTest() || test.getDisplayName().startsWith(beginning));
        var request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(OnTrial.class))
                .filters(EngineFilter.includeEngines("junit-jupiter"), named)
                .configurationParameters(parameters)
                .build();
        var outcome = new Outcome();
        LauncherFactory.create(ALONE).execute(request, outcome);
        return outcome.trial;
    }

    private Trial with(String name, Status status) {
        return switch (status) {
            case SUCCESSFUL -> new Trial(kept.append(name), broken);
            case FAILED -> new Trial(kept, broken.append(name));
            case ABORTED -> this;
        };
    }

    /** The tests that have run so far, on the thread that runs them. */
    private static final class Outcome implements TestExecutionListener {
        private Trial trial = new Trial(List.empty(), List.empty());

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (test.isTest() || result.getStatus() == Status.FAILED)
                trial = trial.with(test.getDisplayName(), result.getStatus());
        }
    }
}
