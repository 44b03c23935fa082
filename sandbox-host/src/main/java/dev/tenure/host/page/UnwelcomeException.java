package dev.tenure.host.page;

/** A refusal on its way to whoever looks at the page. */
final class UnwelcomeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Unwelcome why;

    UnwelcomeException(Unwelcome why) {
        super(why.name());
        this.why = why;
    }

    Unwelcome why() {
        return why;
    }
}
