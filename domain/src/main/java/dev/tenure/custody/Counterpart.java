package dev.tenure.custody;

import dev.tenure.token.BoundedText;

/** What the other side calls it: the {@code item_id} at Plaid. Webhooks bear it. */
public record Counterpart(String value) {
    private static final int LONGEST = 256;

    /** Refuses anything but 1 to 256 storable characters. */
    public Counterpart {
        BoundedText.check("counterpart", value, LONGEST);
    }

    @Override
    public String toString() {
        return value;
    }
}
