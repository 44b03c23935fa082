package dev.tenure.port.store;

import dev.tenure.connection.Connection;
import dev.tenure.connection.ConnectionState;
import dev.tenure.connection.RemoteId;
import dev.tenure.profile.Profile;
import dev.tenure.token.BoundedText;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * The choice of connections in a list: {@code ConnectionFilter.all().ofProfile(PLAID).blocked()}. Each condition
 * narrows it. Immutable.
 *
 * @param profile the name of the profile; none for any
 * @param reference the host's own reference; none for any
 * @param remoteId the provider's id of the login; none for any
 * @param states the states, of which one is enough; empty for any
 * @param needsUser true for the connections that need their user alone: unauthenticated ones, and those that have a
 *     credential and an update reason. A connection that awaits its first authorization is not among them.
 * @param isBlocked true for the blocked connections alone: those that have a credential and wait for {@code resume}
 */
public record ConnectionFilter(
        Option<String> profile,
        Option<String> reference,
        Option<RemoteId> remoteId,
        Set<ConnectionState> states,
        boolean needsUser,
        boolean isBlocked) {
    private static final int LONGEST_REFERENCE = 512;
    private static final ConnectionFilter ALL =
            new ConnectionFilter(Option.none(), Option.none(), Option.none(), HashSet.empty(), false, false);

    /** Refuses a reference that no connection can have ({@link IllegalArgumentException}). */
    public ConnectionFilter {
        reference.forEach(text -> BoundedText.check("reference", text, LONGEST_REFERENCE));
    }

    /** All connections of an environment. */
    public static ConnectionFilter all() {
        return ALL;
    }

    /** Returns the same choice among the connections of one profile. */
    public ConnectionFilter ofProfile(Profile only) {
        return new ConnectionFilter(Option.of(only.name()), reference, remoteId, states, needsUser, isBlocked);
    }

    /** Returns the same choice among the connections with exactly this reference of the host, as of one user. */
    public ConnectionFilter ofReference(String only) {
        return new ConnectionFilter(profile, Option.of(only), remoteId, states, needsUser, isBlocked);
    }

    /** Returns the same choice among the connections with exactly this id at the provider. */
    public ConnectionFilter ofRemoteId(RemoteId only) {
        return new ConnectionFilter(profile, reference, Option.of(only), states, needsUser, isBlocked);
    }

    /** Returns the same choice among the connections that are in one of these states at the instant of the list. */
    public ConnectionFilter inState(ConnectionState first, ConnectionState... others) {
        return new ConnectionFilter(
                profile, reference, remoteId, HashSet.of(others).add(first), needsUser, isBlocked);
    }

    /** Returns the same choice among the connections that need their user at the instant of the list. */
    public ConnectionFilter needingUser() {
        return new ConnectionFilter(profile, reference, remoteId, states, true, isBlocked);
    }

    /** Returns the same choice among the blocked connections. */
    public ConnectionFilter blocked() {
        return new ConnectionFilter(profile, reference, remoteId, states, needsUser, true);
    }

    /** Returns true if the connection, as it is, meets every condition. */
    public boolean matches(Connection connection) {
        return matchesLastingly(connection) && matchesForNow(connection);
    }

    /**
     * Returns true if a connection that is stored like this can meet every condition at this instant: it does so as
     * stored, or is due, so that its state can be another.
     */
    public boolean mayMatch(Connection stored, Instant now) {
        return matchesLastingly(stored)
                && (matchesForNow(stored) || stored.due().exists(due -> !due.isAfter(now)));
    }

    /** Returns true if a condition concerns the state, which time alone can change. */
    public boolean dependsOnTime() {
        return needsUser || states.nonEmpty();
    }

    private boolean matchesLastingly(Connection connection) {
        var configuration = connection.data().configuration();
        return profile.forAll(configuration.profile()::equals)
                && reference.forAll(configuration.reference()::equals)
                && remoteId.forAll(connection.data().remoteId()::contains)
                && (!isBlocked || isBlocked(connection));
    }

    private boolean matchesForNow(Connection connection) {
        return (states.isEmpty() || states.contains(connection.state())) && (!needsUser || needsUser(connection));
    }

    private static boolean isBlocked(Connection connection) {
        return connection.hasLogin() && connection.data().blocked();
    }

    private static boolean needsUser(Connection connection) {
        return connection.state() == ConnectionState.UNAUTHENTICATED
                || (connection.hasLogin() && connection.data().updateReason().isDefined());
    }
}
