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

/**
 * A provider that the app holds credentials of: an issuer with the operations that the app needs beside the library's.
 * Thread-safe.
 */
interface Provider extends Issuer {
    /** The profile that its credentials follow. */
    Profile profile();

    /** The scope that the user is asked for. */
    Scope scope();

    /** Starts an authorization, and tells where to send the user. */
    UserRedirect redirectFor(ConnectionId connection) throws IOException;

    /** The code or public token, whichever this provider issues; refuses a result without it. */
    Secret secretIn(ConnectionController.AuthorizationResult result);

    /** Exchanges a code or public token for a credential. */
    Either<AppError, TokenResponse> exchange(Secret secret, Instant askedAt);

    /** Calls for data. */
    ApiResult call(Secret access) throws IOException;
}
