package dev.tenure.host.http;

import dev.tenure.token.ClientId;
import dev.tenure.token.Secret;
import io.vavr.control.Option;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The clients that may call, from the configuration. */
@ConfigurationProperties("tenure")
public record Clients(List<Client> clients) {
    /** The client with this id and secret; none if either is wrong, and for a public client. */
    public Option<ClientId> authenticate(String givenId, Secret givenSecret) {
        return find(client -> client.matches(givenId, givenSecret));
    }

    /** The public client with this id (RFC 6749 section 2.1); none if it has a secret. */
    public Option<ClientId> publicClient(String givenId) {
        return find(client -> client.isPublic() && client.id().value().equals(givenId));
    }

    private Option<ClientId> find(Predicate<Client> wanted) {
        return Option.ofOptional(clients.stream().filter(wanted).map(Client::id).findFirst());
    }

    /**
     * A client and its secret, which is masked wherever it is printed.
     *
     * @param secret none for a public client, which cannot keep one
     */
    record Client(ClientId id, @Nullable Secret secret) {
        private boolean matches(String givenId, Secret givenSecret) {
            return id.value().equals(givenId) && secret != null && secret.equals(givenSecret);
        }

        private boolean isPublic() {
            return secret == null;
        }
    }
}
