package dev.tenure.host.page;

/** Why the page is not shown, or does not do as it is told; in words for people, which repeat nothing that was sent. */
enum PageRefusal {
    UNKNOWN_AGGREGATE(404, "Not here", "There is no such aggregate: it was never here, or nothing is left of it."),
    UNKNOWN_STEP(400, "Not understood", "The clock goes forward by the steps that have a button, and by no others."),
    TOO_FAR(409, "Too far", "The clock goes no further than a hundred years ahead. It stayed where it was."),
    CROSS_SITE(403, "Refused", "This was sent by another website. The clock stayed where it was."),
    WRONG_NAME(403, "Refused", "This machine answers at localhost, and to no other name at this address."),
    FAILED(500, "Failed", "Something failed here. The log says what it was.");

    private final int status;
    private final String title;
    private final String text;

    PageRefusal(int status, String title, String text) {
        this.status = status;
        this.title = title;
        this.text = text;
    }

    int status() {
        return status;
    }

    public String title() {
        return title;
    }

    public String text() {
        return text;
    }

    PageRefusalException exception() {
        return new PageRefusalException(this);
    }
}
