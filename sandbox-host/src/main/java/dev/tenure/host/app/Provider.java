package dev.tenure.host.app;

import dev.tenure.connection.ConnectionId;
import dev.tenure.port.issuer.Issuer;
import dev.tenure.profile.Profile;
import dev.tenure.service.TokenResponse;
import dev.tenure.token.Scope;
import dev.tenure.token.Secret;
import io.vavr.control.Either;
import java.io.IOException;
import java.time.Instant;

/** One of the parties that the app holds credentials of: what it is asked for beside what the library asks. Thread-safe. */
interface Provider extends Issuer {
    /** Whose rules its credentials follow. */
    Profile profile();

    /** What the user is asked for. */
    Scope scope();

    /** Where the user of a new connection goes. */
    Route routeFor(ConnectionId connection) throws IOException;

    /** What the user came back with, if it is of the kind that this provider hands out. */
    Secret handedIn(ConnectionController.Handed handed);

    /** Exchanges that for a credential. */
    Either<AppFault, TokenResponse> obtain(Secret handed, Instant askedAt);

    /** A call for data. */
    Said call(Secret access) throws IOException;
}
