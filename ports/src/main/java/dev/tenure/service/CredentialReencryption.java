package dev.tenure.service;

import dev.tenure.connection.Connection;
import dev.tenure.connection.ConnectionId;
import dev.tenure.connection.SealedCredential;
import dev.tenure.decision.Decision;
import dev.tenure.decision.Rejection;
import dev.tenure.decision.RejectionCode;
import dev.tenure.port.store.ConnectionRepository;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/** The re-encryption of stored credentials under the vault's current key, in batches. */
final class CredentialReencryption {
    private final ConnectionRepository connections;
    private final ConnectionCommands commands;

    CredentialReencryption(ConnectionRepository connections, ConnectionCommands commands) {
        this.connections = connections;
        this.commands = commands;
    }

    ReencryptionResult run(Option<ConnectionId> after, int limit) {
        var batch = connections.notSealedUnder(
                commands.environment(), commands.cipher().currentKey(), after, limit);
        var replies = batch.map(id -> Tuple.of(id, reencrypted(id)));
        var shut = replies.filter(reply -> isShut(reply._2())).map(Tuple2::_1);
        return new ReencryptionResult(
                replies.count(reply -> reply._2().isRight()), shut, Option.when(batch.size() == limit, batch::last));
    }

    private static boolean isShut(Either<Rejection, Connection> reply) {
        return reply.swap().exists(why -> why.code() == RejectionCode.VAULT_SHUT);
    }

    private Either<Rejection, Connection> reencrypted(ConnectionId id) {
        return commands.change(id, (connection, rules, now) -> connection
                .sealedCredential()
                .fold(() -> Decision.unchanged(connection), credential -> reencrypted(connection, credential, now)));
    }

    private Decision<Connection, Connection> reencrypted(Connection connection, SealedCredential sealed, Instant now) {
        return commands.cipher()
                .reencrypted(connection.data(), sealed)
                .fold(
                        () -> Decision.refused(connection, new Rejection.VaultShut(sealed.key())),
                        same -> connection.reencrypted(connection.data().credentialVersion(), same, now));
    }
}
