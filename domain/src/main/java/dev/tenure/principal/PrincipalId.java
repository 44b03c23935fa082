package dev.tenure.principal;

import dev.tenure.token.AggregateId;
import dev.tenure.token.ClientId;
import dev.tenure.token.Environment;
import dev.tenure.token.UserId;
import io.vavr.control.Option;
import java.util.regex.Pattern;

/**
 * The id of a client, of one user of a client, or of a user everywhere, which is that of all clients. Each belongs to
 * one environment.
 */
public record PrincipalId(Environment environment, Option<ClientId> client, Option<UserId> user)
        implements AggregateId {
    private static final Pattern TEXT = Pattern.compile("([a-z]+)(?: client (\\S+))?(?: user (.+))?", Pattern.DOTALL);

    /** Refuses an id without a client and without a user. */
    public PrincipalId {
        if (client.isEmpty() && user.isEmpty()) throw new IllegalArgumentException("neither a client nor a user");
    }

    /** The client itself. */
    public static PrincipalId of(Environment environment, ClientId client) {
        return new PrincipalId(environment, Option.of(client), Option.none());
    }

    /** One user of the client. */
    public static PrincipalId of(Environment environment, ClientId client, UserId user) {
        return new PrincipalId(environment, Option.of(client), Option.of(user));
    }

    /** The user everywhere, of whatever client. */
    public static PrincipalId everywhere(Environment environment, UserId user) {
        return new PrincipalId(environment, Option.none(), Option.of(user));
    }

    /** Reads a text as {@link #text} writes it; none for any other. */
    public static Option<PrincipalId> parse(String text) {
        var parts = TEXT.matcher(text);
        if (!parts.matches() || (parts.group(2) == null && parts.group(3) == null)) return Option.none();
        return Environment.ofWire(parts.group(1))
                .map(environment -> new PrincipalId(
                        environment,
                        Option.of(parts.group(2)).map(ClientId::new),
                        Option.of(parts.group(3)).map(UserId::new)));
    }

    @Override
    public String kind() {
        return "principal";
    }

    /** Words like {@code production client app user ada}: client ids have no spaces, so no two texts are alike. */
    @Override
    public String text() {
        return environment.wire()
                + client.map(it -> " client " + it.value()).getOrElse("")
                + user.map(it -> " user " + it.value()).getOrElse("");
    }

    @Override
    public String toString() {
        return text();
    }
}
