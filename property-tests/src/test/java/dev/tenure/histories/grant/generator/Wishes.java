package dev.tenure.histories.grant.generator;

import dev.tenure.histories.grant.oracle.Binding;
import dev.tenure.histories.grant.oracle.Ledger;
import dev.tenure.histories.grant.oracle.Proofs;
import dev.tenure.histories.grant.oracle.Terms;
import dev.tenure.histories.grant.oracle.Wish;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The grants that hosts wish for. */
final class Wishes {
    private static final List<List<String>> SCOPES = List.of(
            List.of("offline_access", "accounts", "payments"),
            List.of("accounts", "offline_access"),
            List.of("accounts", "payments"),
            List.of("offline_access"));
    private static final List<String> CHALLENGES =
            Proofs.CHALLENGES.values().stream().sorted().toList();

    private final Ledger ledger;

    Wishes(Ledger ledger) {
        this.ledger = ledger;
    }

    /** The wish for a grant; mostly one that can be issued. */
    Wish of(Step step) {
        var terms = Choices.of(List.of(Terms.values()), step.whose());
        var which = step.detail();
        var user = which / 8 % 5 == 4 ? null : Choices.of(Choices.USERS, which / 40);
        return new Wish(
                step.token() == 99 ? null : terms,
                Choices.of(Choices.CLIENTS, which / 400),
                user,
                set(SCOPES.get(which % 8 < 4 ? 0 : which % 4)),
                user == null ? null : authenticatedAt(which / 80 % 12),
                user == null ? null : consentUntil(which / 960 % 12),
                binding(step));
    }

    private @Nullable Instant authenticatedAt(int which) {
        return switch (which) {
            case 0 -> ledger.now.minus(Duration.ofMinutes(30));
            case 1 -> ledger.now.minus(Duration.ofDays(60));
            case 2 -> ledger.now.plusMillis(1);
            case 3 -> ledger.now.minus(Duration.ofDays(90)).plusNanos(1_999_999);
            case 4 -> ledger.now.plus(Ledger.SKEW);
            case 5 -> ledger.now.plus(Ledger.SKEW).plusMillis(1);
            default -> null;
        };
    }

    private @Nullable Instant consentUntil(int which) {
        return switch (which) {
            case 1 -> ledger.now.plus(Duration.ofMinutes(10));
            case 2 -> ledger.now.plus(Duration.ofDays(90)).plusNanos(999_999);
            case 3 -> ledger.now.plus(Duration.ofHours(2));
            case 4 -> ledger.now.plusMillis(1);
            case 5 -> ledger.now.plusNanos(500_000);
            case 6 -> Instant.MAX;
            default -> null;
        };
    }

    /** The attributes to bind: those of a code to a code, and a key to an access token; seldom the other way round. */
    private static Binding binding(Step step) {
        var which = step.token();
        var isCode = (step.command() == Command.AUTHORIZE) != (which == 98);
        var key = Choices.of(Requests.KEYS, which);
        if (which < 50) return Binding.NONE;
        if (which < 65) return Binding.ofGrant(key);
        if (!isCode) return which < 90 ? Binding.ofAccess(key) : new Binding(null, null, null, key, key);
        if (which >= 95 && which < 98) return Binding.ofCode(null, Proofs.UNMET, null);
        return Binding.ofCode(
                which % 3 == 0 ? null : Requests.REDIRECT_URI,
                which % 4 == 0 ? null : Choices.of(CHALLENGES, which),
                which % 5 == 0 ? null : "nonce " + which);
    }

    private static Set<String> set(List<String> names) {
        return new LinkedHashSet<>(names);
    }
}
