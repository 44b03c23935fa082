package dev.tenure.host.page;

/** The page's refusals, in words for people that repeat nothing that was sent. */
enum PageRefusal {
    UNKNOWN_AGGREGATE(404, "Not here", "There is no such aggregate: it never existed, or it has been purged."),
    UNKNOWN_STEP(400, "Not understood", "The clock advances only by the steps that have a button."),
    TOO_FAR(409, "Too far", "The clock can be at most a hundred years ahead. It has not moved."),
    CROSS_SITE(403, "Refused", "This form was sent by another website. The clock has not moved."),
    WRONG_NAME(403, "Refused", "At this address the machine answers to localhost and to no other name."),
    FAILED(500, "Failed", "Something failed here. The log has the details.");

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
