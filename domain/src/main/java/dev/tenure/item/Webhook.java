package dev.tenure.item;

import dev.tenure.token.BoundedText;
import java.net.URI;

/** Where notices about an Item go: an absolute http or https address. It may carry the host's own secret: masked. */
public record Webhook(String url) {
    private static final int LONGEST = 2048;

    /** Refuses what is no such address, without repeating it. */
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
