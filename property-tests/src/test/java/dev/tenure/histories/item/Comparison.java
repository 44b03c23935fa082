package dev.tenure.histories.item;

import static dev.tenure.histories.item.step.World.check;

import dev.tenure.histories.item.generator.Action;
import dev.tenure.histories.item.step.Scenario;
import java.util.List;
import java.util.function.Consumer;

/** The comparisons that a history goes through. */
enum Comparison {
    /** The library against the oracle; the clock may go back. */
    AGAINST_THE_ORACLE {
        @Override
        void hold(Scenario scenario, List<Action> history, Consumer<String> cases) {
            new Run(scenario, false, false, cases).answers(history);
        }
    },
    /** P04: once as it is and once with sweeps before and after every step, both against the oracle; forwards only. */
    SWEPT_OR_NOT {
        @Override
        void hold(Scenario scenario, List<Action> history, Consumer<String> cases) {
            var answers = new Run(scenario, true, false, cases).answers(history);
            var swept = new Run(scenario, true, true, cases).answers(history);
            for (var i = 0; i < answers.size(); i++) {
                var one = answers.get(i);
                var other = swept.get(i);
                check(one.equals(other), () -> "P04: " + one + ", and swept " + other);
            }
        }
    },
    /** G11: in memory, against the oracle, and step by step on each database, against that. */
    ON_EVERY_STORE {
        @Override
        void hold(Scenario scenario, List<Action> history, Consumer<String> cases) {
            new StoreComparison(scenario, cases).hold(history);
        }
    };

    /** Fails on the first difference; tells of interesting cases. */
    abstract void hold(Scenario scenario, List<Action> history, Consumer<String> cases);
}
