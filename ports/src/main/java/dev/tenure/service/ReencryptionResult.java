package dev.tenure.service;

import dev.tenure.connection.ConnectionId;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * The result of a batch of re-encryption. Connections that others changed meanwhile are in neither number, and come
 * again.
 *
 * @param done the number of connections whose credential is now sealed under the current key
 * @param shut the connections whose credential does not open: they stay as they are, and an operator has to find their
 *     key
 * @param next the connection after which the next batch begins; none if there are no more
 */
public record ReencryptionResult(int done, Seq<ConnectionId> shut, Option<ConnectionId> next) {}
