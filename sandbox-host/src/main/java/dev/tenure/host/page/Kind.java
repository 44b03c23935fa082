package dev.tenure.host.page;

import io.vavr.collection.Array;
import io.vavr.control.Option;
import java.util.Locale;

/** What has state, in the order in which the page shows it. */
enum Kind {
    ITEM("Item", "Items", "Institution"),
    LINK("Link", "Links", "Use"),
    GRANT("Grant", "Grants", "Scope"),
    CONNECTION("Connection", "Connections", "For");

    static final Array<Kind> ALL = Array.of(values());

    private final String one;
    private final String many;
    private final String about;

    Kind(String one, String many, String about) {
        this.one = one;
        this.many = many;
        this.about = about;
    }

    /** The kind of this name in an address. */
    static Option<Kind> of(String path) {
        return ALL.find(kind -> kind.path().equals(path));
    }

    /** Its name in an address, and that of the library's ids. */
    public String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The library's table of them. */
    String table() {
        return "tenure_" + path();
    }

    /** One of them, in words, and as {@code docs/states.md} has it. */
    public String one() {
        return one;
    }

    /** Several, in words. */
    public String many() {
        return many;
    }

    /** What the page says about one, in a word. */
    public String about() {
        return about;
    }

    /** Whether a client stands behind it. */
    public boolean isOfClients() {
        return this != CONNECTION;
    }
}
