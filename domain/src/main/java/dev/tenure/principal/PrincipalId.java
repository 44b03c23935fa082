package dev.tenure.principal;

import dev.tenure.token.AggregateId;
import dev.tenure.token.ClientId;
import dev.tenure.token.UserId;
import io.vavr.control.Option;

/** The id of a client, or of one user of a client: user ids mean nothing outside their client. */
public record PrincipalId(ClientId client, Option<UserId> user) implements AggregateId {
    /** The client itself. */
    public static PrincipalId of(ClientId client) {
        return new PrincipalId(client, Option.none());
    }

    /** One user of the client. */
    public static PrincipalId of(ClientId client, UserId user) {
        return new PrincipalId(client, Option.of(user));
    }

    @Override
    public String kind() {
        return "principal";
    }

    /** The client's id, then a space and the user's: client ids have no spaces, so no two are alike. */
    @Override
    public String text() {
        return user.fold(client::value, it -> client.value() + " " + it.value());
    }

    @Override
    public String toString() {
        return text();
    }
}
