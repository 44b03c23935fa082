package dev.tenure.host.notify;

import dev.tenure.item.Webhook;
import dev.tenure.token.Digest;
import java.time.InstantSource;
import java.util.HexFormat;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The addresses that answered 410 Gone. They are in the database, so all hosts on it share them and a restart keeps
 * them. Only hashes are stored, because an address may contain a secret. Thread-safe.
 */
final class GoneAddresses {
    private final JdbcClient database;
    private final InstantSource clock;

    GoneAddresses(JdbcClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    boolean contains(Webhook address) {
        return database.sql("SELECT COUNT(*) FROM sandbox_gone_address WHERE address_hash = :hash")
                        .param("hash", hashOf(address))
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Adds an address; adding it again changes nothing. */
    void add(Webhook address) {
        try {
            database.sql("INSERT INTO sandbox_gone_address (address_hash, gone_at) VALUES (:hash, :now)")
                    .param("hash", hashOf(address))
                    .param("now", clock.instant().toEpochMilli())
                    .update();
        } catch (DuplicateKeyException known) {
            // already added
        }
    }

    /** Removes an address that a client has set again. */
    void remove(Webhook address) {
        database.sql("DELETE FROM sandbox_gone_address WHERE address_hash = :hash")
                .param("hash", hashOf(address))
                .update();
    }

    private static String hashOf(Webhook address) {
        return HexFormat.of().formatHex(Digest.of("webhook address", address.url()));
    }
}
