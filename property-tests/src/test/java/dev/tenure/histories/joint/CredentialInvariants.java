package dev.tenure.histories.joint;

import static dev.tenure.histories.joint.ConnectionParticipant.check;

import dev.tenure.connection.ConnectionId;
import dev.tenure.decision.EventType;
import dev.tenure.histories.fixture.ModelProvider;
import dev.tenure.port.outbox.Notice;
import dev.tenure.service.Credential;
import io.vavr.control.Option;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The invariants of everything that connections lend, send and announce. */
final class CredentialInvariants {
    private static final Set<EventType> FAILURES = EnumSet.of(EventType.REFRESH_FAILED, EventType.CREDENTIAL_REFUSED);
    private static final Set<EventType> WANTED =
            EnumSet.of(EventType.REAUTHORIZATION_REQUIRED, EventType.RELINK_REQUIRED);

    private final ModelProvider provider;
    private final Map<String, String> accessOfVersion = new HashMap<>();
    private final Map<ConnectionId, Credential> last = new HashMap<>();

    CredentialInvariants(ModelProvider provider) {
        this.provider = provider;
    }

    /** The credential that was lent last. */
    Option<Credential> last(ConnectionId id) {
        return Option.of(last.get(id));
    }

    /** P75: a version has one access token for ever, and versions rise. */
    void remember(Credential credential) {
        var access = credential.access().reveal();
        var known = accessOfVersion.putIfAbsent(credential.connection() + " " + credential.version(), access);
        check(known == null || known.equals(access), "P75: two tokens of one version");
        var earlier = last.put(credential.connection(), credential);
        check(earlier == null || earlier.version() <= credential.version(), "P75: an older version came back");
        var isAccepted = credential.safeUntil().exists(until -> !until.isAfter(provider.endOf(access)));
        check(isAccepted, "P73: said to be safe when the provider refuses it");
    }

    /** P67, P09: each version of a connection has its event, in order; P85: each end tells three things, each once. */
    static int ends(List<Notice> all, ConnectionId id, long version) {
        var stream =
                all.stream().filter(notice -> notice.aggregate().equals(id)).toList();
        var versions = stream.stream().map(Notice::version).toList();
        check(versions.stream().sorted().toList().equals(versions), "P09: out of order");
        check(new HashSet<>(versions).size() == version, "P67: a version without an event");
        var ends = stream.stream()
                .filter(notice -> notice.event().type() == EventType.CONNECTION_UNAUTHENTICATED)
                .toList();
        for (var end : ends) {
            var at = end.version();
            check(count(stream, at, FAILURES) == 1, "P85: one failure is told");
            check(count(stream, at, EnumSet.of(EventType.CONNECTION_UNAUTHENTICATED)) == 1, "P85: one end is told");
            check(count(stream, at, WANTED) == 1, "P85: the user is wanted once");
        }
        return ends.size();
    }

    private static long count(List<Notice> stream, long version, Set<EventType> types) {
        return stream.stream()
                .filter(notice -> notice.version() == version
                        && types.contains(notice.event().type()))
                .count();
    }
}
