package dev.tenure.service;

import java.time.Instant;

/**
 * The clock shows more than a day after it was last swept or purged by: it is wrong, or nobody did for so long.
 *
 * @param lastRun the latest instant by which it was
 * @param now what the clock shows
 */
public record ClockJump(Instant lastRun, Instant now) {}
