package dev.tenure.time;

import java.time.Instant;

/** That something is over: why, and since when. The first end stands; nothing overrides it. */
public record End(Cause cause, Instant at) {}
