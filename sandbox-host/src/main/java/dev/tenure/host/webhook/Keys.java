package dev.tenure.host.webhook;

import com.nimbusds.jose.jwk.ECKey;
import io.vavr.control.Option;

/** The public keys with which Plaid signs webhooks in one environment; the other environment has others. */
@FunctionalInterface
public interface Keys {
    /**
     * The key of this name; none if there is none, or if Plaid says when it expired ({@code expired_at}, a name of
     * Plaid's own that a JWK's reader skips). The name is whatever a stranger has sent, in at most some thousand
     * characters: who asks Plaid for it keeps also that there was none, or strangers decide how often Plaid is asked.
     * Who cannot ask throws an unchecked exception: the webhook is then neither right nor wrong, and is sent again.
     */
    Option<ECKey> named(String kid);
}
