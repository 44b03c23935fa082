package dev.tenure.service;

import dev.tenure.port.store.DueRenewal;
import io.vavr.control.Option;

/**
 * The result of a batch of renewals that nobody asked for.
 *
 * @param renewed the number of connections whose credential is good
 * @param waiting the number of connections whose renewal did not succeed: each waits, is blocked, or needs its user, as
 *     its events tell
 * @param next the connection after which the next batch begins; none if there are no more
 */
public record RenewalResult(int renewed, int waiting, Option<DueRenewal> next) {}
