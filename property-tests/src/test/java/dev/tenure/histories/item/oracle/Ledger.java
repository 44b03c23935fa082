package dev.tenure.histories.item.oracle;

import dev.tenure.histories.fixture.Refused;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The oracle's records: flat lists with timestamps. No generations, no classes of states. */
public final class Ledger {
    public static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");
    static final Instant RETIREMENT = Instant.parse("2024-06-20T00:00:00Z");
    public static final Duration SKEW = Duration.ofMinutes(5);

    private static final Pattern TOKEN = Pattern.compile("(link|public|access|processor|assets|asset-report|user|a"
            + "|third-party-user|payment-token)-(sandbox|development|production)"
            + "-[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

    /** On a tie the one named first wins. */
    private static final List<String> CAUSES = List.of(
            "ENVIRONMENT_RETIRED",
            "CONSENT_EXPIRED",
            "INSTITUTION_MIGRATION",
            "INSTITUTION_TOKEN_EXPIRATION",
            "ITEM_AGED",
            "NEVER_EXCHANGED",
            "LIFETIME_ENDED",
            "LOGIN_REQUIRED",
            "CREDENTIALS_ROTATED",
            "PERMISSION_WITHDRAWN",
            "POLICY_CHANGED");

    public final String environment;
    public final List<Link> links = new ArrayList<>();
    public final List<Item> items = new ArrayList<>();
    public final List<Token> tokens = new ArrayList<>();
    public final List<Withdrawal> withdrawals = new ArrayList<>();
    public final List<Answer> answers = new ArrayList<>();
    public Instant now = Instant.EPOCH;

    public Ledger(String environment) {
        this.environment = environment;
    }

    /** The fields that Links and Items share. */
    public abstract static class Aggregate {
        public String id = "";
        final String profile;
        public final String client;
        public final @Nullable String user;
        final int withdrawalsBefore;
        public Instant changedAt;
        public long version = 1;

        Aggregate(String profile, String client, @Nullable String user, int withdrawalsBefore, Instant changedAt) {
            this.profile = profile;
            this.client = client;
            this.user = user;
            this.withdrawalsBefore = withdrawalsBefore;
            this.changedAt = changedAt;
        }

        void change(Instant at) {
            changedAt = at;
            version++;
        }
    }

    /** A Link, which was opened when its token was issued. */
    public static final class Link extends Aggregate {
        public final Instant expiresAt;

        @Nullable
        String webhook;

        @Nullable
        public Instant succeededAt;

        @Nullable
        public Instant closedAt;

        @Nullable
        Item founded;

        int badLogins;

        Link(
                String profile,
                String client,
                @Nullable String user,
                int withdrawalsBefore,
                Instant openedAt,
                Instant expiresAt) {
            super(profile, client, user, withdrawalsBefore, openedAt);
            this.expiresAt = expiresAt;
        }
    }

    /** An Item, with what was reported about it. */
    public static final class Item extends Aggregate {
        public final List<Account> accounts = new ArrayList<>();
        final Instant abandonedAt;

        @Nullable
        public Instant exchangedAt;

        @Nullable
        public Instant consentUntil;

        @Nullable
        public Instant disconnectAt;

        @Nullable
        public Instant agedAt;

        @Nullable
        Instant removedAt;

        @Nullable
        public String webhook;

        String disconnectWhy = "";
        String removedWhy = "";
        String trouble = "";
        List<Label> announced = List.of();
        /** Each deadline that is warned of, as often as it was set. */
        public final List<Dated> armed = new ArrayList<>();

        boolean warnedOfConsent;
        boolean warnedOfDisconnect;

        Item(Link link, Instant linkedAt) {
            super(link.profile, link.client, link.user, link.withdrawalsBefore, linkedAt);
            this.webhook = link.webhook;
            this.abandonedAt = after(linkedAt, Duration.ofHours(24));
        }

        void consentUntil(@Nullable Instant until) {
            consentUntil = until;
            warnedOfConsent = false;
            if (until != null) armed.add(new Dated(until, "CONSENT_EXPIRED"));
        }

        void disconnectAt(@Nullable Instant at, String why) {
            disconnectAt = at;
            disconnectWhy = why;
            warnedOfDisconnect = false;
            if (at != null) armed.add(new Dated(at, why));
        }
    }

    /** The name and the last digits of an account. */
    public record Label(String name, @Nullable String mask) {}

    /** An account that its user shares until it ends. */
    public static final class Account {
        public String id = "";
        public final Label label;
        public boolean ended;

        Account(Label label) {
            this.label = label;
        }
    }

    /** An issued token, and what became of it. */
    public static final class Token {
        public String text = "";
        public final String kind;
        public final @Nullable Link link;
        public final @Nullable Item item;
        public final Instant issuedAt;

        @Nullable
        public Instant expiresAt;

        @Nullable
        Instant consumedAt;

        @Nullable
        Instant rotatedAt;

        @Nullable
        Account account;

        public String processor = "";

        Token(String kind, @Nullable Link link, @Nullable Item item, Instant issuedAt) {
            this.kind = kind;
            this.link = link;
            this.item = item;
            this.issuedAt = issuedAt;
        }
    }

    /** The answer to a token that was presented for an access token; the host asks for one without a token. */
    public static final class Answer {
        final @Nullable Token presented;
        public final Token access;
        public final @Nullable Instant until;
        public boolean isReceived;

        Answer(@Nullable Token presented, Token access, @Nullable Instant until) {
            this.presented = presented;
            this.access = access;
            this.until = until;
        }

        public boolean isTo(Token token) {
            return presented == token;
        }

        public boolean isTo(String text) {
            return presented != null && presented.text.equals(text);
        }
    }

    /** The last answer with an access token of this Item. */
    @Nullable
    public Answer lastAnswer(Item item) {
        Answer last = null;
        for (var answer : answers) if (answer.access.item == item) last = answer;
        return last;
    }

    /** Something that happens by itself at an instant. */
    public record Dated(Instant at, String cause) {}

    /** The withdrawal of a client, of one of its users, or of a user of all clients. */
    public record Withdrawal(@Nullable String client, @Nullable String user, Instant at, String cause) {}

    /** The token that a caller presents where such kinds are taken. */
    Token presented(String text, boolean inLink, List<String> kinds) {
        var shape = TOKEN.matcher(text);
        if (!shape.matches()) throw new Refused("MALFORMED");
        if (!shape.group(2).equals(environment)) throw new Refused("WRONG_ENVIRONMENT");
        if (!kinds.contains(shape.group(1))) throw new Refused("WRONG_KIND");
        for (var token : tokens) if (token.text.equals(text) && (token.link != null) == inLink) return token;
        throw new Refused("UNKNOWN_TOKEN");
    }

    /** The instant at which an aggregate acts: time does not run backwards for it, within reason. */
    Instant momentOf(Aggregate aggregate) {
        if (aggregate.changedAt.isAfter(now.plus(SKEW))) throw new Refused("CLOCK_SUSPECT");
        return lastMomentOf(aggregate);
    }

    /** The same for an end, which is taken however wrong the clock is. */
    public Instant lastMomentOf(Aggregate aggregate) {
        var withdrawal = withdrawalOf(aggregate);
        var moment = later(now, aggregate.changedAt);
        return withdrawal == null ? moment : later(moment, withdrawal.at());
    }

    /**
     * The end of an aggregate by the first withdrawal of its client or its user that was recorded after its creation.
     * A user everywhere is none of these: the clients' names for users are their own.
     */
    @Nullable
    public Dated withdrawalOf(Aggregate aggregate) {
        for (var withdrawal : withdrawals.subList(aggregate.withdrawalsBefore, withdrawals.size()))
            if (aggregate.client.equals(withdrawal.client())
                    && (withdrawal.user() == null || withdrawal.user().equals(aggregate.user)))
                return new Dated(later(withdrawal.at(), aggregate.changedAt), withdrawal.cause());
        return null;
    }

    public boolean isRetirable() {
        return environment.equals("development");
    }

    static @Nullable Dated earliest(List<Dated> dated) {
        Dated first = null;
        for (var each : dated)
            if (first == null
                    || each.at().isBefore(first.at())
                    || (each.at().equals(first.at()) && CAUSES.indexOf(each.cause()) < CAUSES.indexOf(first.cause())))
                first = each;
        return first;
    }

    static Instant after(Instant since, Duration length) {
        return since.isAfter(LAST.minus(length)) ? LAST : kept(since.plus(length));
    }

    /** Milliseconds, down, and no later than the year 9999. */
    static Instant kept(Instant at) {
        return at.isAfter(LAST) ? LAST : at.truncatedTo(ChronoUnit.MILLIS);
    }

    static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    public static boolean same(@Nullable Object one, @Nullable Object other) {
        return one == null ? other == null : one.equals(other);
    }

    static boolean reached(@Nullable Instant deadline, Instant at) {
        return deadline != null && !at.isBefore(deadline);
    }
}
