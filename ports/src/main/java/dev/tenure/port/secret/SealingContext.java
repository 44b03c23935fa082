package dev.tenure.port.secret;

import dev.tenure.connection.ConnectionId;
import dev.tenure.token.Environment;
import java.nio.charset.StandardCharsets;

/** The context of a sealed token: its connection, its environment, its field and its credential's version. */
public record SealingContext(ConnectionId connection, Environment environment, Field field, int version) {
    /** The field of a credential. */
    public enum Field {
        /** The access token. */
        ACCESS,
        /** The refresh token. */
        REFRESH
    }

    /** The context in bytes, different for each: the associated data that a vault authenticates beside the token. */
    public byte[] bytes() {
        return "tenure vault 1\n%s\n%s\n%s\n%d"
                .formatted(connection.text(), environment.wire(), field, version)
                .getBytes(StandardCharsets.US_ASCII);
    }
}
