package dev.tenure.custody;

import dev.tenure.token.OwnerId;
import dev.tenure.token.RandomUuid;
import io.vavr.control.Option;
import java.util.UUID;

/** One custody. It survives every re-authorisation, and opens nothing. */
public record CustodyId(UUID value) implements OwnerId {
    /** The id that this text is, or none. */
    public static Option<CustodyId> parse(String text) {
        return RandomUuid.parse(text).map(CustodyId::new);
    }

    @Override
    public String kind() {
        return "custody";
    }

    @Override
    public String text() {
        return value.toString();
    }

    @Override
    public String toString() {
        return text();
    }
}
