package dev.tenure.histories.grant.step;

import dev.tenure.histories.fixture.Refused;
import dev.tenure.histories.grant.oracle.Ledger.Grant;
import dev.tenure.histories.grant.oracle.Ledger.Rotation;
import dev.tenure.histories.grant.oracle.Ledger.Token;
import dev.tenure.histories.grant.oracle.Proofs;
import dev.tenure.histories.grant.oracle.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names the cases of a presented token that are worth counting. */
final class Cases {
    private final World world;
    private final Set<String> refusedForProof = new HashSet<>();

    Cases(World world) {
        this.world = world;
    }

    /** The state before a token is presented in a request. */
    Before before(String text, Request by) {
        var token = world.ledger.issued(text);
        var grant = token == null ? null : token.grant;
        var rotation = grant == null ? null : world.ledger.lastRotation(grant);
        return new Before(
                token,
                new ProofCases(world, refusedForProof, token, by),
                rotation,
                grant == null ? null : world.ledger.lastMomentOf(grant),
                token == null || token.expires == null ? null : token.expires.at());
    }

    /** Counts an access token that opened, by whether it is the previous one, lasts, or needs a key. */
    void opened(Token token, @Nullable String proven) {
        if (token.expires == null) world.happened("opened: one that lasts");
        if (proven != null)
            world.happened(Proofs.keyOf(token) == null ? "opened: beside a certificate" : "opened: with its key");
        if (world.ledger.last(token.grant, false) != token) world.happened("opened: the access token before");
    }

    /** A token, and the state in which it was presented. */
    final class Before {
        private final @Nullable Token token;
        private final ProofCases proofs;
        private final @Nullable Rotation rotation;
        private final @Nullable Instant now;
        private final @Nullable Instant deadline;

        Before(
                @Nullable Token token,
                ProofCases proofs,
                @Nullable Rotation rotation,
                @Nullable Instant now,
                @Nullable Instant deadline) {
            this.token = token;
            this.proofs = proofs;
            this.rotation = rotation;
            this.now = now;
            this.deadline = deadline;
        }

        void exchanged(String answer) {
            if (token == null || now == null) return;
            atItsInstant("exchange", answer);
            if (answer.equals("REUSED")) world.happened("reuse: a code");
            proofs.exchanged(answer);
        }

        void refreshed(String answer) {
            if (token == null || now == null) return;
            var grant = token.grant;
            atItsInstant("refresh", answer);
            if (answer.equals("GRANT_EXPIRED"))
                world.happened("refresh: "
                        + String.valueOf(world.oracle.lifetimes.endOf(grant)).replaceAll(".*cause=|]", ""));
            if (answer.equals("GRANT_ENDED") && world.ledger.withdrawalOf(grant) != null)
                world.happened("refresh: withdrawn");
            if (answer.equals("REUSED")) reused(grant);
            retried(answer, now);
            proofs.refreshed(answer, rotation != null && rotation.presented == token);
        }

        private void atItsInstant(String command, String answer) {
            if (deadline == null || now == null) return;
            var off = Duration.between(deadline, now).toMillis();
            var isAccepted = answer.startsWith(Refused.ACCEPTED);
            if (off == -1 && isAccepted) world.happened(command + ": a millisecond before the instant");
            if (off == 0 && answer.equals("GRANT_EXPIRED")) world.happened(command + ": at the instant");
            if (off == 1 && answer.equals("GRANT_EXPIRED")) world.happened(command + ": a millisecond after it");
        }

        private void reused(Grant grant) {
            world.happened("reuse: a refresh token");
            if (grant.terms.keepsPrevious) world.happened("reuse: where the access token before is kept");
            if (rotation != null && rotation.presented != token) world.happened("reuse: two generations back");
        }

        private void retried(String answer, Instant at) {
            if (rotation == null || rotation.presented != token || rotation.until == null) return;
            var off = Duration.between(rotation.until, at).toMillis();
            var isRepeated = answer.endsWith("true");
            if (isRepeated) world.happened("retry: the same pair");
            if (isRepeated && !at.equals(rotation.refresh.issuedAt)) world.happened("retry: later");
            if (isRepeated && off == -1) world.happened("retry: a millisecond before its deadline");
            if (!answer.equals("REUSED")) return;
            var own = rotation.presented.expires;
            if (off >= 0 && own != null && own.at().equals(rotation.until))
                world.happened("retry: after the end of the token itself");
            if (off == 0) world.happened("retry: at its deadline");
            if (off == 1) world.happened("retry: a millisecond after its deadline");
            if (off < 0 && rotation.access.isRevoked) world.happened("retry: of a revoked token");
            else if (off < 0 && rotation.isReceived) world.happened("retry: after the receipt");
            else if (off < 0 && rotation.isErased) world.happened("retry: of what was erased");
            else if (off < 0) world.happened("retry: of another scope");
        }
    }
}
