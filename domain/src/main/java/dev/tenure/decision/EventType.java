package dev.tenure.decision;

import dev.tenure.time.Cause;
import dev.tenure.time.Deadline;
import io.vavr.collection.HashMap;
import io.vavr.control.Option;
import java.time.Instant;

/** The type of an event, in the past tense, with its factories. */
public enum EventType {
    LINK_TOKEN_ISSUED,
    LINK_SESSION_OPENED,
    LINK_LOGIN_FAILED,
    LINK_SUCCEEDED,
    LINK_ENDED,

    PUBLIC_TOKEN_ISSUED,
    PUBLIC_TOKEN_EXCHANGED,
    ACCESS_TOKEN_ISSUED,
    ACCESS_TOKEN_ROTATED,
    ACCESS_TOKEN_REISSUED,
    PROCESSOR_TOKEN_ISSUED,
    ANSWER_RECEIVED,

    ITEM_ACTIVATED,
    ITEM_UPDATE_RECORDED,
    ITEM_LOGIN_REQUIRED,
    ITEM_UPDATE_REASON_CHANGED,
    ITEM_UPDATED,
    ITEM_REPAIRED,
    ITEM_REMOVED,

    CONSENT_RENEWED,
    CONSENT_EXPIRED,
    DISCONNECT_SCHEDULED,
    DISCONNECTED,
    EXPIRY_WARNED,
    USER_PERMISSION_REVOKED,

    ACCOUNTS_CHANGED,
    ACCOUNT_CLOSED,
    ACCOUNT_REVOKED,
    NEW_ACCOUNTS_DETECTED,
    WEBHOOK_CHANGED,

    AUTHORIZATION_CODE_ISSUED,
    AUTHORIZATION_CODE_EXCHANGED,
    REFRESH_TOKEN_ISSUED,
    REFRESH_TOKEN_ROTATED,
    ACCESS_TOKEN_REVOKED,
    GRANT_ENDED,

    CONNECTION_OPENED,
    EXCHANGE_STARTED,
    OTHER_ACCOUNT_REFUSED,
    ACCOUNT_SWITCHED,
    CONNECTION_CONNECTED,
    CONNECTION_RESTORED,
    CONNECTION_UNAUTHENTICATED,
    CONNECTION_CLOSED,
    CREDENTIAL_REPLACED,
    CREDENTIAL_REFUSED,
    CREDENTIAL_PAUSED,
    CREDENTIAL_SERVED,
    CREDENTIAL_REENCRYPTED,
    CREDENTIAL_REVOKED,
    REFRESH_STARTED,
    LAST_RESORT_STARTED,
    REFRESH_NOT_SENT,
    REFRESH_PUT_OFF,
    REFRESH_IN_DOUBT,
    REFRESH_FAILED,
    REFRESH_BLOCKED,
    REFRESH_RESUMED,
    REAUTHORIZATION_REQUIRED,
    RELINK_REQUIRED,
    UPDATE_REQUIRED,
    UPDATE_ADVISED,

    PRINCIPAL_WITHDRAWN;

    /** An event of now. */
    public Event at(Instant now) {
        return new Event(this, Option.none(), now, now, HashMap.empty());
    }

    /** An event of now, for this cause. */
    public Event because(Cause cause, Instant now) {
        return new Event(this, Option.of(cause), now, now, HashMap.empty());
    }

    /** An event of the deadline, recorded now. */
    public Event by(Deadline deadline, Instant now) {
        return new Event(this, Option.of(deadline.cause()), deadline.at(), now, HashMap.empty());
    }
}
