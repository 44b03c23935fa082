package dev.tenure.port.secret;

import dev.tenure.connection.ConnectionId;
import dev.tenure.token.Environment;
import java.nio.charset.StandardCharsets;

/** Where a sealed token belongs: whose it is, in which environment, which of the two, of which credential. */
public record SealingContext(ConnectionId connection, Environment environment, Field field, int version) {
    /** Which of the tokens of a credential. */
    public enum Field {
        /** The one that calls are made with. */
        ACCESS,
        /** The one that brings the next. */
        REFRESH
    }

    /** The same in bytes, different for each place: what a vault authenticates beside the token. */
    public byte[] bytes() {
        return "tenure vault 1\n%s\n%s\n%s\n%d"
                .formatted(connection.text(), environment.wire(), field, version)
                .getBytes(StandardCharsets.US_ASCII);
    }
}
