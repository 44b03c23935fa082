package dev.tenure.histories.grant.oracle;

import dev.tenure.histories.fixture.Refused;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The oracle's records, in their order: every grant, every token ever issued with its text, every rotation, every
 * withdrawal. No counters, no classes of states.
 */
public final class Ledger {
    public static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");
    public static final Duration SKEW = Duration.ofMinutes(5);

    /** On a tie the one named first wins. */
    private static final List<String> CAUSES = List.of(
            "ENVIRONMENT_RETIRED",
            "CONSENT_EXPIRED",
            "LIFETIME_ENDED",
            "ABSOLUTE_LIFETIME_ENDED",
            "IDLE_LIFETIME_ENDED");

    public final String environment;
    public final @Nullable Instant retiresAt;
    public final List<Grant> grants = new ArrayList<>();
    public final List<Token> tokens = new ArrayList<>();
    public final List<Rotation> rotations = new ArrayList<>();
    public final List<Withdrawal> withdrawals = new ArrayList<>();
    public Instant now = Instant.EPOCH;

    public Ledger(String environment, @Nullable Instant retiresAt) {
        this.environment = environment;
        this.retiresAt = retiresAt;
    }

    /** A grant, and what became of it. */
    public static final class Grant {
        public String id = "";
        public final Terms terms;
        public final String client;
        public final @Nullable String user;
        public final Set<String> scope;
        public final Instant authenticatedAt;
        final @Nullable Instant consentUntil;
        public final Binding binding;
        final int withdrawalsBefore;
        public final Instant createdAt;
        public Instant changedAt;
        public long version = 1;
        long toldVersion;
        public boolean isForgotten;

        @Nullable
        public Dated ended;

        /** The key to which its codes and refresh tokens are bound. */
        @Nullable
        public String key;

        /** The first refresh token that is bound; none if all are, and the code. */
        @Nullable
        Token boundFrom;

        Grant(Terms terms, Wish wish, Instant authenticatedAt, int withdrawalsBefore, Instant now) {
            this.terms = terms;
            this.client = wish.client();
            this.user = wish.user();
            this.scope = wish.scope();
            this.authenticatedAt = authenticatedAt;
            this.consentUntil = wish.consentUntil() == null ? null : kept(wish.consentUntil());
            this.binding = wish.binding();
            this.key = wish.binding().key();
            this.withdrawalsBefore = withdrawalsBefore;
            this.createdAt = now;
            this.changedAt = now;
        }

        /** Returns true if a user asked for refresh tokens. */
        boolean isOffline() {
            return user != null && scope.contains("offline_access");
        }

        /** Binds a public client's refresh tokens, from this one on, to the key that it proved; once and for good. */
        void bind(Token from, Request by) {
            if (key != null || by.key() == null || !by.isPublic()) return;
            key = by.key();
            boundFrom = from;
        }

        void change(Instant at) {
            changedAt = at;
            version++;
        }

        void end(String cause, Instant at, Instant recordedAt) {
            ended = new Dated(at, cause);
            change(recordedAt);
        }
    }

    /** A token, and what became of it. */
    public static final class Token {
        public String text = "";
        public final String kind;
        public final Grant grant;
        public final Set<String> scope;
        public final Instant issuedAt;

        @Nullable
        public Dated expires;

        /** The key to which an access token is bound. */
        @Nullable
        String key;

        private @Nullable TokenText said;
        boolean isExchanged;
        public boolean isRevoked;

        Token(String kind, Grant grant, Set<String> scope, Instant issuedAt, @Nullable Dated expires) {
            this.kind = kind;
            this.grant = grant;
            this.scope = scope;
            this.issuedAt = issuedAt;
            this.expires = expires;
        }

        /** The parts of its text. */
        TokenText said() {
            if (said == null) said = Objects.requireNonNull(TokenText.read(text));
            return said;
        }

        public boolean isChained() {
            return kind.equals("code") || kind.equals("refresh");
        }

        boolean isOver(Instant at) {
            return expires != null && !at.isBefore(expires.at());
        }
    }

    /** The replacement of a refresh token. */
    public static final class Rotation {
        public final Token presented;
        public final Token refresh;
        public final Token access;
        public final @Nullable Instant until;
        public boolean isErased;
        public boolean isReceived;
        public boolean isContested;

        Rotation(Token presented, Token refresh, Token access, @Nullable Instant until) {
            this.presented = presented;
            this.refresh = refresh;
            this.access = access;
            this.until = until;
        }
    }

    /** Something that happens by itself at an instant. */
    public record Dated(Instant at, String cause) {}

    /** The withdrawal of a client, of one of its users, or of a user of all clients. */
    public record Withdrawal(@Nullable String client, @Nullable String user, Instant at, String cause) {}

    List<Token> tokensOf(Grant grant, boolean chained) {
        return tokens.stream()
                .filter(token -> token.grant == grant && token.isChained() == chained)
                .toList();
    }

    /** The last of its codes and refresh tokens, or of the others. */
    @Nullable
    public Token last(Grant grant, boolean chained) {
        var all = tokensOf(grant, chained);
        return all.isEmpty() ? null : all.get(all.size() - 1);
    }

    @Nullable
    public Rotation lastRotation(Grant grant) {
        Rotation last = null;
        for (var rotation : rotations) if (rotation.presented.grant == grant) last = rotation;
        return last;
    }

    @Nullable
    public Token issued(String text) {
        for (var token : tokens) if (token.text.equals(text)) return token;
        return null;
    }

    boolean awaitsExchange(Grant grant) {
        var last = last(grant, true);
        return last != null && last.kind.equals("code") && !last.isExchanged;
    }

    public boolean canRefresh(Grant grant) {
        var last = last(grant, true);
        return last != null && last.kind.equals("refresh");
    }

    /** The instant at which a grant acts: time does not run backwards for it, within reason. */
    Instant momentOf(Grant grant) {
        if (grant.changedAt.isAfter(now.plus(SKEW))) throw new Refused("CLOCK_SUSPECT");
        return lastMomentOf(grant);
    }

    /** The same for an end, which is taken however wrong the clock is. */
    public Instant lastMomentOf(Grant grant) {
        var withdrawal = withdrawalOf(grant);
        var moment = later(now, grant.changedAt);
        return withdrawal == null ? moment : later(moment, withdrawal.at());
    }

    /** The end of a grant by the first withdrawal of its client or its user that was recorded after its creation. */
    @Nullable
    public Dated withdrawalOf(Grant grant) {
        for (var withdrawal : withdrawals.subList(grant.withdrawalsBefore, withdrawals.size()))
            if (concerns(withdrawal, grant))
                return new Dated(later(withdrawal.at(), grant.changedAt), withdrawal.cause());
        return null;
    }

    /** A user everywhere is only a user whose name means the same to all clients. */
    private static boolean concerns(Withdrawal withdrawal, Grant grant) {
        var isClient = withdrawal.client() == null
                ? grant.terms.sharesUsers()
                : withdrawal.client().equals(grant.client);
        return isClient && (withdrawal.user() == null || withdrawal.user().equals(grant.user));
    }

    static @Nullable Dated earliest(@Nullable Dated... dated) {
        Dated first = null;
        for (var each : dated) if (each != null && (first == null || isEarlier(each, first))) first = each;
        return first;
    }

    private static boolean isEarlier(Dated one, Dated other) {
        return one.at().isBefore(other.at())
                || (one.at().equals(other.at()) && CAUSES.indexOf(one.cause()) < CAUSES.indexOf(other.cause()));
    }

    static Dated after(Instant since, Duration length, String cause) {
        return new Dated(since.isAfter(LAST.minus(length)) ? LAST : kept(since.plus(length)), cause);
    }

    /** Milliseconds, down, and no later than the year 9999. */
    static Instant kept(Instant at) {
        return at.isAfter(LAST) ? LAST : at.truncatedTo(ChronoUnit.MILLIS);
    }

    public static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    public static boolean same(@Nullable Object one, @Nullable Object other) {
        return one == null ? other == null : one.equals(other);
    }
}
