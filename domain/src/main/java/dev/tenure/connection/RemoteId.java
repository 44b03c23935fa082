package dev.tenure.connection;

import dev.tenure.token.BoundedText;

/** What the other side calls it: the {@code item_id} at Plaid. Webhooks bear it. */
public record RemoteId(String value) {
    private static final int LONGEST = 256;

    /** Refuses anything but 1 to 256 storable characters. */
    public RemoteId {
        BoundedText.check("remote id", value, LONGEST);
    }

    @Override
    public String toString() {
        return value;
    }
}
