package dev.tenure.contract;

import static dev.tenure.contract.ConnectionSpecimen.LIFETIME;
import static dev.tenure.contract.ConnectionSpecimen.PROFILE;
import static dev.tenure.contract.ConnectionSpecimen.RULES;
import static dev.tenure.contract.Specimen.NOW;

import dev.tenure.connection.AwaitingAuthorization;
import dev.tenure.connection.Closed;
import dev.tenure.connection.Configuration;
import dev.tenure.connection.Connected;
import dev.tenure.connection.Connection;
import dev.tenure.connection.ConnectionData;
import dev.tenure.connection.ConnectionId;
import dev.tenure.connection.ConnectionState;
import dev.tenure.connection.NeedsUpdate;
import dev.tenure.connection.RemoteId;
import dev.tenure.connection.Unauthenticated;
import dev.tenure.connection.UpdateReason;
import dev.tenure.connection.WithCredential;
import dev.tenure.port.store.ConnectionFilter;
import dev.tenure.time.Cause;
import dev.tenure.time.End;
import dev.tenure.time.UpdateCause;
import dev.tenure.token.Environment;
import dev.tenure.token.Purpose;
import dev.tenure.token.Scope;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.Function;

/** Connections to be listed, in each state and with all that a filter can ask for, and the filters that ask. */
final class ConnectionMix {
    /** The instant at which every credential is due, and every lease begins. */
    static final Instant DUE = NOW.plus(LIFETIME);

    private static final Option<UpdateReason> REASON = Option.of(UpdateReason.of(UpdateCause.LOGIN_REQUIRED));
    private static final Seq<Function<ConnectionData, Connection>> STATES = List.of(
            AwaitingAuthorization::new,
            ConnectionMix::connected,
            data -> new Connected(
                    data, ConnectionSpecimen.until(DUE).sealedCredential().get()),
            data -> new NeedsUpdate(data.withUpdateReason(REASON), ConnectionSpecimen.renewable()),
            ConnectionMix::refreshing,
            data -> needingUser(refreshing(data)),
            ConnectionMix::inDoubt,
            data -> needingUser(inDoubt(data)),
            data -> new Unauthenticated(data, Cause.REFRESH_REFUSED),
            data -> new Closed(data.withUpdateReason(REASON), new End(Cause.CONNECTION_CLOSED, NOW), Option.none()));

    /** The instant at which every lease has lapsed. */
    static final Instant LAPSED =
            refreshing(data(PROFILE, "r", Environment.SANDBOX)).due().get();

    private ConnectionMix() {}

    /** Connections of two profiles, references and environments, in each state. */
    static Seq<Connection> all() {
        return List.of(
                        data(PROFILE, "ada", Environment.SANDBOX).withRemoteId(Option.of(new RemoteId("item"))),
                        data(PROFILE, "bob", Environment.SANDBOX).withBlocked(true),
                        data("other", "ada", Environment.SANDBOX)
                                .withRemoteId(Option.of(new RemoteId("item")))
                                .withBlocked(true),
                        data(PROFILE, "ada", Environment.PRODUCTION)
                                .withRemoteId(Option.of(new RemoteId("item")))
                                .withBlocked(true))
                .flatMap(data -> STATES.map(state -> state.apply(data.withId(ConnectionSpecimen.id()))));
    }

    /** Every combination of conditions. */
    static Seq<ConnectionFilter> filters() {
        return List.of(ConnectionFilter.all())
                .flatMap(it -> List.of(it, ofProfile(it, PROFILE)))
                .flatMap(it -> List.of(it, it.ofReference("ada")))
                .flatMap(it -> List.of(it, it.ofRemoteId(new RemoteId("item"))))
                .flatMap(it -> List.of(it, it.blocked()))
                .flatMap(it -> List.of(it, it.needingUser()))
                .flatMap(it -> List.of(
                        it,
                        it.inState(ConnectionState.CONNECTED),
                        it.inState(ConnectionState.IN_DOUBT, ConnectionState.UNAUTHENTICATED)));
    }

    static ConnectionFilter ofProfile(ConnectionFilter filter, String profile) {
        return new ConnectionFilter(
                Option.of(profile),
                filter.reference(),
                filter.remoteId(),
                filter.states(),
                filter.needsUser(),
                filter.isBlocked());
    }

    /** A connection with a lease from {@link #DUE} on. */
    static WithCredential refreshing(ConnectionData data) {
        var leased = (WithCredential) connected(data.withBlocked(false))
                .acquire(Purpose.DATA, RULES, DUE)
                .next();
        return leased.with(leased.data().withBlocked(data.blocked()));
    }

    static ConnectionData data(String profile, String reference, Environment environment) {
        return data(ConnectionSpecimen.id(), profile, reference, environment);
    }

    static ConnectionData data(ConnectionId id, String profile, String reference, Environment environment) {
        return ConnectionData.builder()
                .id(id)
                .configuration(new Configuration(profile, Scope.empty(), reference))
                .environment(environment)
                .credentialVersion(1)
                .build();
    }

    private static Connected connected(ConnectionData data) {
        return new Connected(data, ConnectionSpecimen.renewable());
    }

    private static WithCredential inDoubt(ConnectionData data) {
        var leased = refreshing(data);
        return (WithCredential) leased.applyDeadlines(leased.due().get()).next();
    }

    private static WithCredential needingUser(WithCredential connection) {
        return connection.with(connection.data().withUpdateReason(REASON));
    }
}
