package dev.tenure.service;

import dev.tenure.connection.ConnectionId;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * What a batch of sealing anew did. Those that others changed meanwhile are in neither, and come again.
 *
 * @param done connections that are kept under the current key now
 * @param shut those that do not open: they are kept as they are, and somebody has to find their key
 * @param last where to go on after; none if there is nothing more
 */
public record ReencryptionResult(int done, Seq<ConnectionId> shut, Option<ConnectionId> last) {}
