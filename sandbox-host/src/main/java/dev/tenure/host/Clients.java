package dev.tenure.host;

import dev.tenure.token.ClientId;
import dev.tenure.token.Secret;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Who may call, from the configuration. */
@ConfigurationProperties("tenure")
record Clients(List<Client> clients) {
    /** A client and what it proves itself with; the secret is masked wherever it is printed. */
    record Client(ClientId id, Secret secret) {
        boolean isProvenBy(String givenId, Secret givenSecret) {
            return id.value().equals(givenId) && secret.equals(givenSecret);
        }
    }
}
