package dev.tenure.histories.grant.generator;

import dev.tenure.histories.grant.oracle.Ledger;
import dev.tenure.histories.grant.oracle.Ledger.Token;
import dev.tenure.histories.grant.oracle.Proofs;
import dev.tenure.histories.grant.oracle.Request;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** The requests in which clients present tokens: mostly with the proofs that a token needs. */
final class Requests {
    static final String REDIRECT_URI = "https://client.example/cb?a=1&b=%20";

    /** Two keys of DPoP proofs, and two certificates, one of them with the thumbprint of a key. */
    static final List<String> KEYS = List.of(
            "DPOP:0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I",
            "MUTUAL_TLS:0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I",
            "DPOP:bwcK0esc3ACC3DB2Y5_lESsXE8o9ltc05O89jdN-dg2",
            "MUTUAL_TLS:bwcK0esc3ACC3DB2Y5_lESsXE8o9ltc05O89jdN-dg2");

    private final Ledger ledger;

    Requests(Ledger ledger) {
        this.ledger = ledger;
    }

    /** The detail of a step with a wrong proof, or without one. */
    static int wrong(Random random) {
        return (13 + random.nextInt(7)) * 8 + random.nextInt(KEYS.size()) * 160;
    }

    Request of(String text, String client, Step step) {
        var token = ledger.issued(text);
        var how = step.detail() / 8 % 20;
        var right = new Request(client, isPublic(how), redirectUri(token), verifier(token), key(token, step, how));
        return step.command() == Command.EXCHANGE ? odd(right, how) : right;
    }

    private static boolean isPublic(int how) {
        return how >= 10 && how < 14;
    }

    private static @Nullable String redirectUri(@Nullable Token token) {
        return token == null ? null : token.grant.binding.redirectUri();
    }

    private static @Nullable String verifier(@Nullable Token token) {
        var challenge = token == null ? null : token.grant.binding.challenge();
        if (challenge == null) return null;
        return Proofs.CHALLENGES.entrySet().stream()
                .filter(pair -> pair.getValue().equals(challenge))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(Proofs.TOO_SHORT);
    }

    /** The key that the token needs; where it needs none, sometimes one; sometimes another, or none. */
    private static @Nullable String key(@Nullable Token token, Step step, int how) {
        var any = Choices.of(KEYS, step.detail() / 160);
        if (how == 14) return any;
        if (how == 15) return null;
        if (token != null && Proofs.isBound(token.grant, token.text)) return token.grant.key;
        return how >= 8 && how < 13 ? any : null;
    }

    private static Request odd(Request right, int how) {
        return switch (how) {
            case 16 -> with(right, REDIRECT_URI + "#", right.verifier());
            case 17 -> with(right, null, right.verifier());
            case 18 -> with(right, right.redirectUri(), null);
            case 19 -> with(right, right.redirectUri(), "~.".repeat(63) + "~~");
            default -> right;
        };
    }

    private static Request with(Request right, @Nullable String redirectUri, @Nullable String verifier) {
        return new Request(right.client(), right.isPublic(), redirectUri, verifier, right.key());
    }

    /** The key that a caller proves with an access token: mostly its own. */
    @Nullable
    String proven(String text, Step step) {
        var token = ledger.issued(text);
        var how = step.detail() / 16 % 8;
        if (how == 5) return null;
        if (how > 5) return Choices.of(KEYS, step.detail() / 128);
        return token == null ? null : Proofs.keyOf(token);
    }
}
