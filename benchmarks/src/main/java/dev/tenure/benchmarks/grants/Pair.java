package dev.tenure.benchmarks.grants;

/** The two texts that a client holds of one grant. */
public record Pair(String refresh, String access) {}
