package dev.tenure.time;

import java.time.Instant;

/** The end of something: its cause and its instant. The first end stands; nothing overrides it. */
public record End(Cause cause, Instant at) {}
