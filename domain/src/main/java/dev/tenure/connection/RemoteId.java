package dev.tenure.connection;

import dev.tenure.token.BoundedText;

/** The provider's id for a login: Plaid's {@code item_id}. Webhooks carry it. */
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
