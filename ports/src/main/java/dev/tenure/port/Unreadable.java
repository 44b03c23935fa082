package dev.tenure.port;

import dev.tenure.token.OwnerId;

/**
 * A stored owner, or a notice of it, that this version of the library cannot read: a newer one wrote it, or somebody
 * edited its row.
 *
 * @param why what could not be read
 */
public record Unreadable(OwnerId owner, String why) {}
