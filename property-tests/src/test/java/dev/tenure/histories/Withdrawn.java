package dev.tenure.histories;

import dev.tenure.principal.PrincipalId;
import dev.tenure.token.ClientId;
import dev.tenure.token.UserId;
import io.vavr.control.Option;
import org.jspecify.annotations.Nullable;

/** A client, or one of its users, that a history has withdrawn. */
public record Withdrawn(String client, @Nullable String user, String cause) {
    /** Its name in the library. */
    public PrincipalId id() {
        return new PrincipalId(new ClientId(client), Option.of(user).map(UserId::new));
    }
}
