package dev.tenure.item;

import dev.tenure.token.BoundedText;
import java.net.URI;

/**
 * The address of notices about an Item: an absolute http or https URL. It may carry the host's own secret, so it prints
 * masked.
 */
public record Webhook(String url) {
    private static final int LONGEST = 2048;

    /** Refuses any other text, without repeating it. */
    public Webhook {
        BoundedText.check("webhook", url, LONGEST);
        if (!isHttp(url)) throw new IllegalArgumentException("webhook is no absolute http or https address");
    }

    @Override
    public String toString() {
        return "Webhook[" + URI.create(url).getHost() + "]";
    }

    private static boolean isHttp(String url) {
        try {
            var uri = URI.create(url);
            return uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }
}
