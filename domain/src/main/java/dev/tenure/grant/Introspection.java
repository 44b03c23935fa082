package dev.tenure.grant;

import dev.tenure.time.Deadline;
import dev.tenure.token.ClientId;
import dev.tenure.token.Scope;
import dev.tenure.token.TokenKind;
import dev.tenure.token.UserId;
import io.vavr.control.Option;
import java.time.Instant;

/** The description of an active token for a resource server (RFC 7662 section 2.2); other tokens have none. */
public record Introspection(
        TokenKind kind,
        GrantId grant,
        ClientId client,
        Option<UserId> user,
        Scope scope,
        Instant issuedAt,
        Option<Deadline> deadline) {
    static Introspection of(TokenKind kind, GrantData data, Scope scope, Instant issuedAt, Option<Deadline> deadline) {
        var ownership = data.ownership();
        return new Introspection(kind, data.id(), ownership.client(), ownership.user(), scope, issuedAt, deadline);
    }
}
