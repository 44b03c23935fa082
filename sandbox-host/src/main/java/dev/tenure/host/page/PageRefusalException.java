package dev.tenure.host.page;

/** Carries a refusal to the page. */
final class PageRefusalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final PageRefusal why;

    PageRefusalException(PageRefusal why) {
        super(why.name());
        this.why = why;
    }

    PageRefusal why() {
        return why;
    }
}
