package dev.tenure.host.page;

/** A refusal on its way to whoever looks at the page. */
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
