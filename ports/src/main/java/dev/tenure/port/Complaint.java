package dev.tenure.port;

import dev.tenure.custody.Custody;
import dev.tenure.custody.Trouble;
import dev.tenure.decision.Decision;
import java.time.Instant;

/** What an error of the other side's API says about the credential that the call was made with. */
public sealed interface Complaint {
    /** What it does to a custody whose credential of that version was used. */
    Decision<Custody, Custody> to(Custody custody, int version, Instant now);

    /** The credential is not taken. */
    record AccessRefused() implements Complaint {
        @Override
        public Decision<Custody, Custody> to(Custody custody, int version, Instant now) {
            return custody.accessRefused(version, now);
        }
    }

    /** The login needs its user; the credential is good. */
    record UserNeeded(Trouble trouble) implements Complaint {
        @Override
        public Decision<Custody, Custody> to(Custody custody, int version, Instant now) {
            return custody.userNeeded(trouble, now);
        }
    }

    /** The user took the permission back. */
    record PermissionRevoked() implements Complaint {
        @Override
        public Decision<Custody, Custody> to(Custody custody, int version, Instant now) {
            return custody.permissionRevoked(now);
        }
    }

    /** The login is gone. */
    record Gone() implements Complaint {
        @Override
        public Decision<Custody, Custody> to(Custody custody, int version, Instant now) {
            return custody.gone(now);
        }
    }

    /** Nothing: the error is about something else. */
    record Unrelated() implements Complaint {
        @Override
        public Decision<Custody, Custody> to(Custody custody, int version, Instant now) {
            return Decision.unchanged(custody);
        }
    }
}
