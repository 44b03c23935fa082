package dev.tenure.histories.grant.step;

import static java.util.Objects.requireNonNull;

import dev.tenure.histories.fixture.Refused;
import dev.tenure.histories.grant.oracle.Ledger.Token;
import dev.tenure.histories.grant.oracle.Proofs;
import dev.tenure.histories.grant.oracle.Request;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names the cases of a presented code or refresh token by what its request proved. */
final class ProofCases {
    private static final Set<String> WRONG = Set.of("WRONG_CODE_PROOF", "WRONG_KEY", "KEY_REQUIRED");

    private final World world;
    private final Set<String> refusedForProof;
    private final @Nullable Token token;
    private final Request by;
    private final @Nullable String grantKey;
    private final boolean isBound;
    private final boolean isLast;

    /** The state before the request; the texts that were refused for a wrong proof are known, and told. */
    ProofCases(World world, Set<String> refusedForProof, @Nullable Token token, Request by) {
        this.world = world;
        this.refusedForProof = refusedForProof;
        this.token = token;
        this.by = by;
        this.grantKey = token == null ? null : token.grant.key;
        this.isBound = token != null && Proofs.isBound(token.grant, token.text);
        this.isLast = token != null && world.ledger.last(token.grant, true) == token;
    }

    void exchanged(String answer) {
        var binding = requireNonNull(token).grant.binding;
        if (answer.startsWith(Refused.ACCEPTED)) {
            if (binding.redirectUri() != null) world.happened("exchange: with its redirect URI");
            if (binding.challenge() != null) world.happened("exchange: with its verifier");
            if (grantKey != null) world.happened("exchange: with its key");
        }
        if (answer.equals("WRONG_CODE_PROOF")) {
            if (binding.challenge() == null) world.happened("exchange: a verifier without a challenge");
            if (Proofs.TOO_SHORT.equals(by.verifier())) world.happened("exchange: a verifier too short");
        }
        if (answer.equals("REUSED") && binding.challenge() != null && by.verifier() == null)
            world.happened("reuse: a code without its verifier");
        afterAWrongProof("exchange", answer);
    }

    void refreshed(String answer, boolean isPresentedLast) {
        var grant = requireNonNull(token).grant;
        if (answer.startsWith(Refused.ACCEPTED)) {
            if (isBound) world.happened("refresh: with its key");
            if (grantKey == null && grant.key != null) world.happened("refresh: bound the next token");
        }
        if (answer.endsWith("true") && by.key() != null) world.happened("retry: with its key");
        if (answer.equals("WRONG_KEY") && !isLast)
            world.happened(isBound ? "refresh: a used token with a wrong key" : "retry: with another key");
        if (answer.equals("REUSED") && grantKey != null)
            world.happened(isBound ? "reuse: with its key" : "reuse: from before the binding");
        if (answer.equals("REUSED") && !isPresentedLast && by.key() == null && isBound)
            throw new AssertionError("a bound token was taken without a key");
        var last = world.ledger.lastRotation(grant);
        if (answer.equals("REUSED") && last != null && last.isContested)
            world.happened("reuse: a public client's retry with another key");
        afterAWrongProof("refresh", answer);
    }

    private void afterAWrongProof(String command, String answer) {
        var text = requireNonNull(token).text;
        if (WRONG.contains(answer)) refusedForProof.add(text);
        else if (answer.startsWith(Refused.ACCEPTED) && refusedForProof.remove(text))
            world.happened(command + ": after a wrong proof");
    }
}
