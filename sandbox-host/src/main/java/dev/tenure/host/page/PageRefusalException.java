package dev.tenure.host.page;

/** Carries a refusal to the page. */
final class PageRefusalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final PageRefusal refusal;

    PageRefusalException(PageRefusal refusal) {
        super(refusal.name());
        this.refusal = refusal;
    }

    PageRefusal refusal() {
        return refusal;
    }
}
