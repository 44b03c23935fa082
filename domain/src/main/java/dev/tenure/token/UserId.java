package dev.tenure.token;

/** The id of the end user as the client names them; it means nothing outside that client. */
public record UserId(String value) {
    private static final int LONGEST = 256;

    /** Refuses anything but 1 to 256 storable characters. */
    public UserId {
        BoundedText.check("user id", value, LONGEST);
    }

    @Override
    public String toString() {
        return value;
    }
}
