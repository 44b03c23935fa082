package dev.tenure.contract.report;

import io.vavr.collection.Stream;

/** The promises of Tenure. */
enum Promise {
    G1("however many callers exchange, refresh or rotate one token at once, at most one new pair is issued"),
    G2("once a removal, revocation or withdrawal has returned, no token under it ever opens again"),
    G3("an Item has at most one live access token, and exactly one while it is linked"),
    G4("an acknowledged change is as durable as the database is configured to be"),
    G5("every failure says whether the change certainly did not happen or may have, and is never an empty answer"),
    G6("a lost answer to a refresh can be repeated where the rules allow it, and never otherwise"),
    G7("state and events are stored together, and events are delivered at least once, in order for each aggregate"),
    G8("no secret appears in the database, a log, an event, an exception or a text"),
    G9("time comes only from the injected clock"),
    G10("reuse is detected for every token that a live grant ever issued, in constant space"),
    G11("all adapters behave alike"),
    G12("the contract kit catches broken adapters"),
    G13("once every issue has returned, no more grants of a user live than the rules allow");

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
