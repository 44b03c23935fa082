package dev.tenure.histories;

import java.util.List;

/** The causes that withdraw, as a history reports them. */
final class Causes {
    static final List<String> WITHDRAWS = List.of("CREDENTIALS_ROTATED", "PERMISSION_WITHDRAWN", "POLICY_CHANGED");

    private Causes() {}
}
