package dev.tenure.port.outbox;

import static dev.tenure.decision.EventType.ACCOUNT_REVOKED;
import static dev.tenure.decision.EventType.ACCOUNT_SWITCHED;
import static dev.tenure.decision.EventType.CONNECTION_CLOSED;
import static dev.tenure.decision.EventType.CONNECTION_RESTORED;
import static dev.tenure.decision.EventType.CONNECTION_UNAUTHENTICATED;
import static dev.tenure.decision.EventType.CREDENTIAL_PAUSED;
import static dev.tenure.decision.EventType.CREDENTIAL_REFUSED;
import static dev.tenure.decision.EventType.EXPIRY_WARNED;
import static dev.tenure.decision.EventType.GRANT_ENDED;
import static dev.tenure.decision.EventType.ITEM_LOGIN_REQUIRED;
import static dev.tenure.decision.EventType.ITEM_REMOVED;
import static dev.tenure.decision.EventType.ITEM_REPAIRED;
import static dev.tenure.decision.EventType.LINK_ENDED;
import static dev.tenure.decision.EventType.LINK_SUCCEEDED;
import static dev.tenure.decision.EventType.NEW_ACCOUNTS_DETECTED;
import static dev.tenure.decision.EventType.OTHER_ACCOUNT_REFUSED;
import static dev.tenure.decision.EventType.PRINCIPAL_WITHDRAWN;
import static dev.tenure.decision.EventType.REAUTHORIZATION_REQUIRED;
import static dev.tenure.decision.EventType.REFRESH_BLOCKED;
import static dev.tenure.decision.EventType.REFRESH_FAILED;
import static dev.tenure.decision.EventType.RELINK_REQUIRED;
import static dev.tenure.decision.EventType.UPDATE_ADVISED;
import static dev.tenure.decision.EventType.UPDATE_REQUIRED;
import static dev.tenure.decision.EventType.USER_PERMISSION_REVOKED;
import static dev.tenure.decision.EventType.WEBHOOK_CHANGED;

import dev.tenure.decision.Event;
import io.vavr.collection.HashSet;

/** The choice of events that are written to the outbox. The others still count as changes. */
@FunctionalInterface
public interface EventFilter {
    /** Returns true if the event is written. */
    boolean writes(Event event);

    /** Writes notices and ends; not routine issues and rotations. */
    static EventFilter notices() {
        var types = HashSet.of(
                LINK_SUCCEEDED,
                LINK_ENDED,
                ITEM_LOGIN_REQUIRED,
                ITEM_REPAIRED,
                ITEM_REMOVED,
                EXPIRY_WARNED,
                USER_PERMISSION_REVOKED,
                ACCOUNT_REVOKED,
                NEW_ACCOUNTS_DETECTED,
                WEBHOOK_CHANGED,
                GRANT_ENDED,
                CONNECTION_UNAUTHENTICATED,
                CONNECTION_RESTORED,
                CONNECTION_CLOSED,
                OTHER_ACCOUNT_REFUSED,
                ACCOUNT_SWITCHED,
                REFRESH_FAILED,
                REFRESH_BLOCKED,
                CREDENTIAL_REFUSED,
                CREDENTIAL_PAUSED,
                REAUTHORIZATION_REQUIRED,
                RELINK_REQUIRED,
                UPDATE_REQUIRED,
                UPDATE_ADVISED,
                PRINCIPAL_WITHDRAWN);
        return event -> types.contains(event.type());
    }

    /** Writes every event. */
    static EventFilter everything() {
        return event -> true;
    }
}
