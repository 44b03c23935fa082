package dev.tenure.grant;

import dev.tenure.time.Deadline;
import dev.tenure.token.ClientId;
import dev.tenure.token.KeyThumbprint;
import dev.tenure.token.Scope;
import dev.tenure.token.TokenKind;
import dev.tenure.token.UserId;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * The description of an active token for a resource server (RFC 7662 section 2.2); other tokens have none.
 *
 * @param key the key to which the token is bound, for the {@code cnf} claim (RFC 9449 section 6.2, RFC 8705 section
 *     3.2); none for a bearer token
 */
public record Introspection(
        TokenKind kind,
        GrantId grant,
        ClientId client,
        Option<UserId> user,
        Scope scope,
        Instant issuedAt,
        Option<Deadline> deadline,
        Option<KeyThumbprint> key) {
    static Introspection of(
            TokenKind kind,
            GrantData data,
            Scope scope,
            Instant issuedAt,
            Option<Deadline> deadline,
            Option<KeyThumbprint> key) {
        var ownership = data.ownership();
        return new Introspection(kind, data.id(), ownership.client(), ownership.user(), scope, issuedAt, deadline, key);
    }
}
