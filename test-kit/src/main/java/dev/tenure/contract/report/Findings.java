package dev.tenure.contract.report;

import dev.tenure.contract.EmptyStores;
import dev.tenure.contract.StoreContract;
import dev.tenure.contract.UnreadableContract;
import dev.tenure.contract.VaultContract;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** Everything that a run has found so far. */
record Findings(Vector<Ran> tests, Vector<Figure> figures) {
    private static final Seq<String> SUITES = Vector.of(StoreContract.class.getInterfaces())
            .remove(EmptyStores.class)
            .append(UnreadableContract.class)
            .append(VaultContract.class)
            .map(Class::getSimpleName);

    static final Findings NONE = new Findings(Vector.empty(), Vector.empty());

    Findings and(Ran test) {
        return new Findings(tests.append(test), figures);
    }

    Findings and(Figure figure) {
        return new Findings(tests, figures.append(figure));
    }

    /** The tests of a promise. */
    Seq<Ran> of(Promise promise) {
        return tests.filter(ran -> ran.promises().contains(promise.name()));
    }

    /** The figures of a promise; equal ones once. */
    Seq<Figure> figuresOf(Promise promise) {
        return figures.filter(figure -> figure.promises().contains(promise.name()))
                .distinct();
    }

    /** The tests that show no promise. */
    Seq<Ran> others() {
        return tests.filter(ran -> !ran.promises().exists(Promise::isNamed));
    }

    /** Each suite of the kit with its tests, in the kit's order. */
    Map<String, Seq<Ran>> suites() {
        var known = SUITES.appendAll(tests.flatMap(Ran::suite)).distinct();
        return known.foldLeft(
                LinkedHashMap.empty(),
                (suites, suite) ->
                        suites.put(suite, tests.filter(ran -> ran.suite().contains(suite))));
    }
}
