package dev.tenure.interleavings;

import dev.tenure.connection.Configuration;
import dev.tenure.port.issuer.Issuer;
import dev.tenure.port.issuer.RefreshResult;
import dev.tenure.service.TokenResponse;
import dev.tenure.token.Secret;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/** A provider: each of its refresh tokens works once, and a reused one ends everything. */
final class Provider implements Issuer {
    static final Duration LIFETIME = Duration.ofMinutes(15);

    private Vector<String> sent = Vector.empty();
    private int given;
    private boolean isOver;

    /** The user authorizes. */
    synchronized TokenResponse authorized(Instant now) {
        given++;
        return TokenResponse.of(access(), now).withRefresh(refresh()).expiringIn(LIFETIME);
    }

    @Override
    public synchronized RefreshResult refresh(Configuration connection, Secret refreshToken) {
        sent = sent.append(refreshToken.reveal());
        isOver |= !refreshToken.equals(refresh());
        if (isOver) return new RefreshResult.Refused("invalid_grant");
        given++;
        return new RefreshResult.Renewed(access(), Option.of(refresh()), Option.of(LIFETIME));
    }

    @Override
    public synchronized boolean revoke(Configuration connection, Secret token) {
        isOver = true;
        return true;
    }

    /** The refresh tokens that were sent. */
    synchronized Vector<String> sent() {
        return sent;
    }

    /** Returns true if it accepts this access token. */
    synchronized boolean takes(Secret access) {
        return !isOver && access.equals(access());
    }

    private Secret access() {
        return Secret.of("access-" + given);
    }

    private Secret refresh() {
        return Secret.of("refresh-" + given);
    }
}
