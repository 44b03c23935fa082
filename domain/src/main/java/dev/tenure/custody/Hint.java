package dev.tenure.custody;

import dev.tenure.time.Cause;
import dev.tenure.time.Deadline;

/**
 * What a verified webhook says of a login. It has no order and may be repeated: what it moves away from health acts at
 * once, what it would move back does not, and each is a reason to ask the other side how the login stands.
 */
public sealed interface Hint {
    /** The login needs its user. */
    record UserNeeded(Cause cause) implements Hint {}

    /** The user took the permission back; whether at the bank or at the provider is not said (C23). */
    record PermissionRevoked() implements Hint {}

    /** The login will need its user from then on; until then it works (C25). */
    record Ending(Deadline deadline) implements Hint {}

    /** Anything else: the login is said to work again, or the text says nothing that is known here. */
    record Other() implements Hint {}
}
