package dev.tenure.token;

/** A partner that acts on the client's behalf with a token of its own [plaid:processor-token]. */
public record Processor(String name) {
    private static final int LONGEST = 128;

    /** Refuses anything but 1 to 128 storable characters. */
    public Processor {
        BoundedText.check("processor", name, LONGEST);
    }

    @Override
    public String toString() {
        return name;
    }
}
