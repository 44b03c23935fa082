package dev.tenure.host.http;

import dev.tenure.token.ClientId;
import dev.tenure.token.Secret;
import io.vavr.control.Option;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Who may call, from the configuration. */
@ConfigurationProperties("tenure")
public record Clients(List<Client> clients) {
    /** The client that proves itself so; none for anybody else. */
    public Option<ClientId> provenBy(String givenId, Secret givenSecret) {
        return Option.ofOptional(clients.stream()
                .filter(client -> client.isProvenBy(givenId, givenSecret))
                .map(Client::id)
                .findFirst());
    }

    /** A client and what it proves itself with; the secret is masked wherever it is printed. */
    record Client(ClientId id, Secret secret) {
        private boolean isProvenBy(String givenId, Secret givenSecret) {
            return id.value().equals(givenId) && secret.equals(givenSecret);
        }
    }
}
