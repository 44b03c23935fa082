package dev.tenure.item;

import dev.tenure.token.BoundedText;

/** The financial institution of a login; two Items of one institution may be duplicates. */
public record InstitutionId(String value) {
    private static final int LONGEST = 128;

    /** Refuses anything but 1 to 128 storable characters. */
    public InstitutionId {
        BoundedText.check("institution id", value, LONGEST);
    }

    @Override
    public String toString() {
        return value;
    }
}
