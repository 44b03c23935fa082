package dev.tenure.host.app;

import dev.tenure.connection.ConnectionId;
import dev.tenure.decision.Rejection;
import dev.tenure.host.DecisionMeters;
import dev.tenure.port.issuer.ApiError;
import dev.tenure.service.ConnectionView;
import dev.tenure.service.Connections;
import dev.tenure.service.Credential;
import dev.tenure.service.NewConnection;
import dev.tenure.service.TokenResponse;
import dev.tenure.time.Cause;
import dev.tenure.time.UpdateCause;
import dev.tenure.token.Purpose;
import dev.tenure.token.Secret;
import io.vavr.collection.Seq;
import java.io.IOException;
import java.time.InstantSource;

/** What the app does with its connections: each is a connection of the library's, and a party that it is held against. */
final class ConnectionService {
    private final Connections connections;
    private final Seq<Provider> providers;
    private final PlaidIssuer plaid;
    private final InstantSource clock;
    private final DecisionMeters decisions;

    ConnectionService(
            Connections connections,
            Seq<Provider> providers,
            PlaidIssuer plaid,
            InstantSource clock,
            DecisionMeters decisions) {
        this.decisions = decisions;
        this.connections = connections;
        this.providers = providers;
        this.plaid = plaid;
        this.clock = clock;
    }

    /** A connection to be, and where its user goes. */
    Opened open(String profile, String reference) {
        var provider = providerOf(profile);
        var id = decisions
                .connection(
                        "open", connections.open(new NewConnection(provider.profile(), provider.scope(), reference)))
                .getOrElseThrow(AppFault::of);
        try {
            return new Opened(id, provider.routeFor(id));
        } catch (IOException | RuntimeException nowhereToGo) {
            decisions.connection("close", connections.close(id));
            throw nowhereToGo instanceof RuntimeException refused ? refused : AppFault.NO_ANSWER.refusal();
        }
    }

    ConnectionView find(ConnectionId id) {
        return connections.find(id).getOrElseThrow(AppFault::of);
    }

    /** Exchanges what the user came back with; what then cannot be kept is given back, for nobody else has it. */
    ConnectionView authorized(ConnectionId id, ConnectionController.Handed handed) {
        var connection = find(id);
        var provider = providerOf(connection);
        var secret = provider.handedIn(handed);
        if (!provider.profile().connections().reauthorizesWhileConnected())
            decisions.connection("linkSucceeded", connections.linkSucceeded(id)).getOrElseThrow(AppFault::of);
        var response = provider.obtain(secret, clock.instant()).getOrElseThrow(fault -> refused(id, fault));
        decisions
                .connection("connected", connections.completeAuthorization(id, response))
                .getOrElseThrow(why -> {
                    provider.revoke(connection.configuration(), lastingOf(response));
                    return AppFault.of(why);
                });
        return find(id);
    }

    private RuntimeException refused(ConnectionId id, AppFault fault) {
        if (fault == AppFault.EXCHANGE_REFUSED) decisions.connection("exchangeFailed", connections.exchangeFailed(id));
        return fault.refusal();
    }

    private static Secret lastingOf(TokenResponse response) {
        return response.refresh().getOrElse(response::access);
    }

    /** A call for data; what is said of the credential counts, and a newer one is tried once. */
    Said call(ConnectionId id) {
        var provider = providerOf(find(id));
        var first = lend(id);
        var said = callWith(provider, first);
        if (isUnrelated(said)) return said;
        var next = lend(id);
        if (next.version() == first.version()) return said;
        var again = callWith(provider, next);
        if (!isUnrelated(again)) lend(id);
        return again;
    }

    private Said callWith(Provider provider, Credential credential) {
        var said = answered(() -> provider.call(credential.access()));
        decisions
                .connection("report", connections.callFailed(credential, said.complaint()))
                .getOrElseThrow(AppFault::of);
        return said;
    }

    private static boolean isUnrelated(Said said) {
        return said.complaint() instanceof ApiError.Unrelated;
    }

    private Credential lend(ConnectionId id) {
        return decisions
                .connection("credentialFor", connections.credentialFor(id))
                .getOrElseThrow(AppFault::of);
    }

    /** Where the user goes to mend the login. */
    Route routeToUpdate(ConnectionId id) {
        plaidOnly(id);
        var credential = decisions
                .connection("credentialFor", connections.credentialFor(id, Purpose.MANAGEMENT))
                .getOrElseThrow(AppFault::of);
        return answered(() -> plaid.routeToUpdate(credential.access())).getOrElseThrow(said -> {
            decisions.connection("report", connections.callFailed(credential, PlaidIssuer.complaintIn(said)));
            if (said.text("error_code").isDefined())
                decisions.connection("updateImpossible", connections.updateImpossible(id));
            return AppFault.REFUSED_THERE.refusal();
        });
    }

    ConnectionView updated(ConnectionId id) {
        return decisions
                .connection("updateSucceeded", connections.updateSucceeded(id))
                .getOrElseThrow(AppFault::of);
    }

    /** Has the access token replaced. If the answer is lost there is no token any more, and the next call finds that out. */
    ConnectionView rotate(ConnectionId id) {
        var connection = plaidOnly(id);
        if (connection.updateReason().exists(reason -> reason.cause() == UpdateCause.USER_REVOKED))
            throw AppFault.of(new Rejection.NeedsUpdate(Cause.USER_REVOKED));
        var credential = decisions
                .connection("credentialFor", connections.credentialFor(id, Purpose.MANAGEMENT))
                .getOrElseThrow(AppFault::of);
        var askedAt = clock.instant();
        var said = answered(() -> plaid.rotate(credential.access()));
        var fresh = said.text("new_access_token").map(Secret::of).getOrElseThrow(() -> {
            decisions.connection("report", connections.callFailed(credential, PlaidIssuer.complaintIn(said)));
            return AppFault.REFUSED_THERE.refusal();
        });
        decisions
                .connection("rotated", connections.accessTokenReplaced(credential, fresh, askedAt))
                .getOrElseThrow(AppFault::of);
        return find(id);
    }

    private ConnectionView plaidOnly(ConnectionId id) {
        var connection = find(id);
        if (providerOf(connection) != plaid) throw AppFault.NOT_OFFERED.refusal();
        return connection;
    }

    ConnectionView close(ConnectionId id) {
        return decisions.connection("close", connections.close(id)).getOrElseThrow(AppFault::of);
    }

    ConnectionView retry(ConnectionId id) {
        decisions.connection("retryOnce", connections.retryOnce(id)).getOrElseThrow(AppFault::of);
        return find(id);
    }

    ConnectionView resume(ConnectionId id) {
        return decisions.connection("resume", connections.resume(id)).getOrElseThrow(AppFault::of);
    }

    private Provider providerOf(ConnectionView connection) {
        return providerOf(connection.configuration().profile());
    }

    private Provider providerOf(String profile) {
        return providers
                .find(provider -> provider.profile().name().equals(profile))
                .getOrElseThrow(() -> AppFault.of(new Rejection.UnknownProfile(profile)));
    }

    private static <T> T answered(Call<T> call) {
        try {
            return call.send();
        } catch (IOException failure) {
            throw AppFault.NO_ANSWER.refusal();
        }
    }

    /** What goes to the other side. */
    @FunctionalInterface
    private interface Call<T> {
        T send() throws IOException;
    }

    record Opened(ConnectionId id, Route route) {}
}
