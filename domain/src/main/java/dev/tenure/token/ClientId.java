package dev.tenure.token;

/**
 * The id of the integrator a token was issued to; the same in every environment [plaid:client-id]. Printable ASCII
 * without spaces.
 */
public record ClientId(String value) {
    private static final int LONGEST = 128;

    /** Refuses anything but 1 to 128 printable characters. */
    public ClientId {
        BoundedText.check("client id", value, LONGEST);
        if (!BoundedText.isAll(value, letter -> letter > ' ' && letter <= '~'))
            throw new IllegalArgumentException("client id is not printable ASCII without spaces");
    }

    @Override
    public String toString() {
        return value;
    }
}
