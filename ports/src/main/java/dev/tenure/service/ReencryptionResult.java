package dev.tenure.service;

import dev.tenure.connection.ConnectionId;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * The result of a batch of re-encryption. Connections that others changed meanwhile are in neither, and come again.
 *
 * @param done the number of connections that are kept under the current key now
 * @param shut the connections that do not open: they stay as they are, and somebody has to find their key
 * @param next the connection after which the next batch begins; none if there is nothing more
 */
public record ReencryptionResult(int done, Seq<ConnectionId> shut, Option<ConnectionId> next) {}
