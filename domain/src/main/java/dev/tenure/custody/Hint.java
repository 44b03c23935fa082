package dev.tenure.custody;

import dev.tenure.decision.Decision;
import dev.tenure.time.Cause;
import dev.tenure.time.Deadline;
import java.time.Instant;

/**
 * What a verified webhook says of a login. It has no order and may be repeated: what it moves away from health acts at
 * once, what it would move back does not, and each is a reason to ask the other side how the login stands.
 */
public sealed interface Hint {
    /** What it does to a custody by itself. */
    Decision<Custody, Custody> to(Custody custody, Instant now);

    /** The login needs its user. */
    record UserNeeded(Cause cause) implements Hint {
        /** Refuses causes that no user can mend ({@link IllegalArgumentException}). */
        public UserNeeded {
            Trouble.check(cause);
        }

        @Override
        public Decision<Custody, Custody> to(Custody custody, Instant now) {
            return custody.userNeeded(Trouble.of(cause), now);
        }
    }

    /** The user took the permission back; whether at the bank or at the provider is not said (C23). */
    record PermissionRevoked() implements Hint {
        @Override
        public Decision<Custody, Custody> to(Custody custody, Instant now) {
            return custody.permissionRevoked(now);
        }
    }

    /** The login will need its user from then on; until then it works (C25). */
    record Ending(Deadline deadline) implements Hint {
        @Override
        public Decision<Custody, Custody> to(Custody custody, Instant now) {
            return custody.ending(deadline.at(), now);
        }
    }

    /** Anything else: the login is said to work again, or the text says nothing that is known here. */
    record Other() implements Hint {
        @Override
        public Decision<Custody, Custody> to(Custody custody, Instant now) {
            return Decision.unchanged(custody);
        }
    }
}
