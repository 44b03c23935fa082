package dev.tenure.histories.grant.generator;

import dev.tenure.histories.grant.oracle.Ledger;
import dev.tenure.histories.grant.oracle.Ledger.Grant;
import dev.tenure.histories.grant.oracle.Ledger.Token;
import dev.tenure.histories.grant.oracle.Lifetimes;
import dev.tenure.histories.grant.oracle.Oracle;
import dev.tenure.histories.grant.oracle.Request;
import dev.tenure.histories.grant.oracle.TokenText;
import dev.tenure.histories.grant.oracle.Wish;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The meaning of a {@link Step}'s numbers, given the state in which it comes. */
public final class Choices {
    public static final List<String> CLIENTS = List.of("alpha", "beta");
    /** The same as those of Items: a user withdrawn here is withdrawn there. */
    public static final List<String> USERS = List.of("Zo\u00eb O'Hara \ud83d\ude00", "Zo\u00eb O'Hara \ud83d\ude00 ");

    private static final String UNKNOWN_ID = "00000000-0000-4000-8000-000000000000";
    private final Ledger ledger;
    private final Lifetimes lifetimes;
    private final Wishes wishes;
    private final Requests requests;

    public Choices(Oracle oracle) {
        this.ledger = oracle.ledger;
        this.lifetimes = oracle.lifetimes;
        this.wishes = new Wishes(ledger);
        this.requests = new Requests(ledger);
    }

    public Wish wish(Step step) {
        return wishes.of(step);
    }

    /** The request in which a step presents a code or a refresh token. */
    public Request request(String text, Step step) {
        return requests.of(text, client(text, step), step);
    }

    /** The key that a step proves with an access token; none if it proves none. */
    @Nullable
    public String proven(String text, Step step) {
        return requests.proven(text, step);
    }

    public String code(Step step) {
        return text("code", one(grant -> has("code", grant) && !hasEnded(grant), step), step);
    }

    public String refreshToken(Step step) {
        return text("refresh", one(grant -> ledger.canRefresh(grant) && !hasEnded(grant), step), step);
    }

    public String bearer(Step step) {
        return text("access", one(grant -> ledger.last(grant, false) != null && !hasEnded(grant), step), step);
    }

    /** A token of a grant that can be refreshed, by which its client may show that it has the pair. */
    public String ofPair(Step step) {
        var grant = one(it -> ledger.canRefresh(it) && !hasEnded(it), step);
        return text(step.detail() % 2 == 0 ? "access" : "refresh", grant, step);
    }

    public String any(Step step) {
        return switch (step.detail() % 4) {
            case 0 -> code(step);
            case 1 -> refreshToken(step);
            default -> bearer(step);
        };
    }

    /** The name of a grant; seldom of none. */
    public String name(Step step) {
        var grant = step.token() > 96 ? null : one(it -> !hasEnded(it), step);
        return grant == null ? UNKNOWN_ID : grant.id;
    }

    /** The scope that a refresh asks for: all of it, named or not, less, nothing, or more. */
    @Nullable
    public Set<String> narrower(String text, Step step) {
        var token = ledger.issued(text);
        if (token == null || step.detail() % 8 < 3) return null;
        var names = new LinkedHashSet<>(token.grant.scope);
        switch (step.detail() % 8) {
            case 3 -> names.add("everything");
            case 4, 5 -> names.remove("accounts");
            case 6 -> names.clear();
            default -> {
                names.remove("offline_access");
                if (token.grant.scope.contains("offline_access")) names.add("offline_access");
            }
        }
        return names;
    }

    public Set<String> needed(Step step) {
        return switch (step.detail() / 4 % 4) {
            case 0 -> Set.of("accounts");
            case 1 -> Set.of("payments", "offline_access");
            default -> Set.of();
        };
    }

    /** The client that the token was issued to, or another one. */
    public String client(String text, Step step) {
        var token = ledger.issued(text);
        var client = token == null ? CLIENTS.get(0) : token.grant.client;
        if (step.whose() < 90) return client;
        return CLIENTS.get(0).equals(client) ? CLIENTS.get(1) : CLIENTS.get(0);
    }

    private boolean has(String kind, Grant grant) {
        return ledger.tokens.stream().anyMatch(token -> token.grant == grant && token.kind.equals(kind));
    }

    /** Counts as alive until a millisecond after its deadline, so that its tokens are presented then too. */
    private boolean hasEnded(Grant grant) {
        var end = lifetimes.endOf(grant);
        if (end == null) return grant.isForgotten;
        var isRecorded = grant.isForgotten || grant.ended != null || ledger.withdrawalOf(grant) != null;
        return isRecorded || end.at().isBefore(ledger.now.minusMillis(1));
    }

    private @Nullable Grant one(Predicate<Grant> preferred, Step step) {
        var some = ledger.grants.stream()
                .filter(it -> step.whose() / 10 % 4 == 3 || preferred.test(it))
                .toList();
        var from = some.isEmpty() ? ledger.grants : some;
        return from.isEmpty() ? null : from.get(step.whose() % 10 % Math.min(3, from.size()));
    }

    private String text(String kind, @Nullable Grant grant, Step step) {
        var chained = !kind.equals("access");
        var all = ledger.tokens.stream()
                .filter(token -> token.isChained() == chained && token.grant == grant)
                .filter(token -> !chained || token.kind.equals(kind))
                .toList();
        var unknown =
                new TokenText(kind, ledger.environment, "a5".repeat(16), kind.equals("code") ? 0 : 1, "5a".repeat(32));
        var current = last(all, 0, unknown);
        var choice = step.token();
        if (choice < 60) return current;
        if (choice < 70) return last(all, 1, unknown);
        if (choice < 75) return last(all, 2, unknown);
        if (choice < 79) return last(all, all.size() - 1, unknown);
        if (choice < 83) return last(ledger.tokens, step.detail() % Math.max(1, ledger.tokens.size()), unknown);
        return choice < 98 ? edited(Objects.requireNonNull(TokenText.read(current)), step) : unknown.print();
    }

    private String edited(TokenText text, Step step) {
        var which = step.detail() / 8;
        var choice = step.token();
        if (choice < 86) return text.elsewhere("production").print();
        if (choice < 89) {
            var kinds = List.of("access", "refresh", "code", "user", "public", "processor");
            return text.ofKind(of(kinds, which)).print();
        }
        if (choice < 95) return text.forged(which % 3 - 1).print();
        if (choice < 96) return text.unknown().print();
        return malformed(text.print(), which % 7);
    }

    private static String malformed(String token, int how) {
        return switch (how) {
            case 0 -> "";
            case 1 -> token + "A";
            case 2 -> token.toUpperCase(Locale.ROOT);
            case 3 -> " " + token;
            case 4 -> token.replace("sandbox", "nowhere");
            case 5 -> token.substring(0, token.length() - 1) + (token.endsWith("A") ? "B" : "A");
            default -> token.substring(0, token.length() - 1);
        };
    }

    private static String last(List<Token> tokens, int before, TokenText otherwise) {
        var place = tokens.size() - 1 - before;
        return tokens.isEmpty() ? otherwise.print() : tokens.get(Math.max(0, place)).text;
    }

    /** Every deadline ahead, of this grant or of all. */
    List<Instant> pending(@Nullable Grant only) {
        var instants = new TreeSet<Instant>();
        for (var token : ledger.tokens)
            if ((only == null || token.grant == only) && token.expires != null) instants.add(token.expires.at());
        for (var rotation : ledger.rotations)
            if ((only == null || rotation.presented.grant == only) && rotation.until != null)
                instants.add(rotation.until);
        for (var grant : ledger.grants) {
            var limit = Lifetimes.limit(grant);
            if ((only == null || grant == only) && limit != null) instants.add(limit.at());
        }
        if (ledger.retiresAt != null) instants.add(ledger.retiresAt);
        return List.copyOf(instants.tailSet(ledger.now, false));
    }

    /** The grant that a step is about. */
    @Nullable
    Grant about(Step step) {
        var token = presented(step);
        return token == null ? null : token.grant;
    }

    /** The issued token that a step presents. */
    @Nullable
    public Token presented(Step step) {
        return switch (step.command()) {
            case EXCHANGE -> ledger.issued(code(step));
            case REFRESH -> ledger.issued(refreshToken(step));
            case AUTHENTICATE -> ledger.issued(bearer(step));
            case INTROSPECT, REVOKE -> ledger.issued(any(step));
            case RECEIVED -> ledger.issued(ofPair(step));
            default -> null;
        };
    }

    public static <T> T of(List<T> all, int number) {
        return all.get(number % all.size());
    }
}
