package dev.tenure.contract.report;

import io.vavr.collection.Stream;

/** The promises of Tenure. */
enum Promise {
    G1("one token and any number of concurrent exchanges, refreshes or rotations: at most one new pair"),
    G2("when a removal, a revocation or a withdrawal has returned, no token under it is or becomes usable"),
    G3("at most one live access token an Item, exactly one while it is linked"),
    G4("what was acknowledged is as durable as the database is set"),
    G5("every failure says whether it surely did not happen or may have, and is never an empty answer"),
    G6("a lost answer can be had again where the policy says so, and never otherwise"),
    G7("state and event are stored together, and delivered at least once, in order for each aggregate"),
    G8("no secret in the database, a log, a text, an exception or an event"),
    G9("only the injected clock"),
    G10("reuse is detected for every token a live grant ever issued, in constant space"),
    G11("adapters are indistinguishable"),
    G12("the contract kit catches broken adapters");

    private final String sentence;

    Promise(String sentence) {
        this.sentence = sentence;
    }

    static boolean isNamed(String name) {
        return Stream.of(values()).exists(promise -> promise.name().equals(name));
    }

    String sentence() {
        return sentence;
    }
}
