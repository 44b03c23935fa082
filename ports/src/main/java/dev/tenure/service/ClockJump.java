package dev.tenure.service;

import java.time.Instant;

/**
 * The clock shows an instant more than a day after the last sweep or purge, and no other clock confirms it: the clock
 * is wrong, or none ran for that long.
 *
 * @param lastRun the latest recorded instant of a sweep or a purge
 * @param now the instant that the clock shows
 */
public record ClockJump(Instant lastRun, Instant now) {}
