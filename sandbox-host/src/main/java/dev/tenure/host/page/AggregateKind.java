package dev.tenure.host.page;

import io.vavr.collection.Array;
import io.vavr.control.Option;
import java.util.Locale;

/** The kinds of aggregates, in the order in which the page shows them. */
enum AggregateKind {
    ITEM("Item", "Items", "Institution"),
    LINK("Link", "Links", "Use"),
    GRANT("Grant", "Grants", "Scope"),
    CONNECTION("Connection", "Connections", "For");

    static final Array<AggregateKind> ALL = Array.of(values());

    private final String singular;
    private final String plural;
    private final String aboutLabel;

    AggregateKind(String one, String many, String about) {
        this.singular = one;
        this.plural = many;
        this.aboutLabel = about;
    }

    /** The kind with this path. */
    static Option<AggregateKind> of(String path) {
        return ALL.find(kind -> kind.path().equals(path));
    }

    /** The kind's name in a path, which is also that of the library's ids. */
    public String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The library's table of this kind. */
    String table() {
        return "tenure_" + path();
    }

    /** The singular, as in {@code docs/states.md}. */
    public String singular() {
        return singular;
    }

    /** The plural. */
    public String plural() {
        return plural;
    }

    /** The label of {@link AggregateView#about()}. */
    public String aboutLabel() {
        return aboutLabel;
    }

    /** Tells whether aggregates of this kind have a client. */
    public boolean hasClient() {
        return this != CONNECTION;
    }
}
