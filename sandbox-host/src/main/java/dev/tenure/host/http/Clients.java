package dev.tenure.host.http;

import dev.tenure.token.ClientId;
import dev.tenure.token.Secret;
import io.vavr.control.Option;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The clients that may call, from the configuration. */
@ConfigurationProperties("tenure")
public record Clients(List<Client> clients) {
    /** The client with this id and secret; none if either is wrong. */
    public Option<ClientId> authenticate(String givenId, Secret givenSecret) {
        return Option.ofOptional(clients.stream()
                .filter(client -> client.matches(givenId, givenSecret))
                .map(Client::id)
                .findFirst());
    }

    /** A client and its secret, which is masked wherever it is printed. */
    record Client(ClientId id, Secret secret) {
        private boolean matches(String givenId, Secret givenSecret) {
            return id.value().equals(givenId) && secret.equals(givenSecret);
        }
    }
}
