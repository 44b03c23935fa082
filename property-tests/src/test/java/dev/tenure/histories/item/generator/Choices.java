package dev.tenure.histories.item.generator;

import dev.tenure.histories.item.oracle.ItemLifetimes;
import dev.tenure.histories.item.oracle.Ledger;
import dev.tenure.histories.item.oracle.Ledger.Aggregate;
import dev.tenure.histories.item.oracle.Ledger.Item;
import dev.tenure.histories.item.oracle.Ledger.Label;
import dev.tenure.histories.item.oracle.Ledger.Link;
import dev.tenure.histories.item.oracle.Ledger.Token;
import dev.tenure.histories.item.oracle.Oracle;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The meaning of an {@link Action}'s numbers, given the state in which its step comes. */
public final class Choices {
    public static final List<String> CLIENTS = List.of("alpha", "beta");
    /** Two users that differ in a space at the end; the character before it is none of the first 65,536. */
    public static final List<String> USERS = List.of("Zo\u00eb O'Hara \ud83d\ude00", "Zo\u00eb O'Hara \ud83d\ude00 ");

    /** The second contains characters that an event's details must escape. */
    public static final List<String> PROCESSORS = List.of("stripe", "\u0434\u0432\u0430\\n \"1\"\n ");

    private static final String UNKNOWN = "00000000-0000-4000-8000-000000000000";
    private static final List<Label> LABELS = List.of(
            new Label("Checking", "1111"),
            new Label("Checking", null),
            new Label("Checking ", "1111"),
            new Label("\ud83d\udcb3 \"K\u00e1rty\\\u0301\"\t'%_'", "\uff13\uff13\uff13 "));

    private final Ledger ledger;
    private final Oracle oracle;

    public Choices(Oracle oracle) {
        this.oracle = oracle;
        this.ledger = oracle.ledger;
    }

    /** The next deadline of the step's subject, if it has one. */
    @Nullable
    Instant deadline(Action action) {
        var text = presented(action);
        var retry = endOfRetry(text);
        if (retry != null) return retry;
        for (var token : ledger.tokens) if (token.text.equals(text) && token.expiresAt != null) return token.expiresAt;
        var item = item(action);
        if (item == null) return null;
        var instants = new TreeSet<Instant>();
        for (var deadline : oracle.lifetimes.deadlines(item)) {
            instants.add(deadline.at());
            instants.add(deadline.at().minus(ItemLifetimes.WARNING));
        }
        return instants.higher(ledger.now);
    }

    /** The end of the window in which this token gets the same answer again; null if none is ahead. */
    private @Nullable Instant endOfRetry(String text) {
        for (var answer : ledger.answers)
            if (answer.isTo(text) && answer.until != null && answer.until.isAfter(ledger.now)) return answer.until;
        return null;
    }

    private String presented(Action action) {
        return switch (action.command()) {
            case OPEN_SESSION, BAD_LOGIN, SUCCEED, LOOK_AT_LINK -> linkToken(action);
            case EXCHANGE -> publicToken(action);
            case ROTATE -> token("access", action);
            case COMPLETE_UPDATE -> token("link", action);
            default -> "";
        };
    }

    /** A Link's token; mostly of a Link that is open. */
    public String linkToken(Action action) {
        var link = one(ledger.links, this::isOpen, action);
        return text("link", token -> token.link != null, token -> token.link == link, action);
    }

    /** Open, or closed by a deadline a moment ago: its token is presented just after that, too. */
    private boolean isOpen(Link link) {
        return link.succeededAt == null && link.closedAt == null && isAhead(link.expiresAt);
    }

    /** The public token of an Item, mostly of one that waits for its exchange. */
    public String publicToken(Action action) {
        var item = one(ledger.items, it -> isLiving(it) && it.exchangedAt == null, action);
        return text("public", token -> token.item != null, token -> token.item == item, action);
    }

    /** A token of an Item, mostly of one that lives and has such a token. */
    public String token(String kind, Action action) {
        var item = one(ledger.items, it -> isLiving(it) && has(kind, it), action);
        return text(kind, token -> token.item != null, token -> token.item == item, action);
    }

    private boolean isLiving(Item item) {
        var status = oracle.lifetimes.itemStatus(item, ledger.lastMomentOf(item));
        return status.endedAt() == null || isAhead(status.endedAt());
    }

    private boolean isAhead(Instant deadline) {
        return !deadline.isBefore(ledger.now.minusSeconds(1));
    }

    private boolean has(String kind, Item item) {
        return ledger.tokens.stream().anyMatch(token -> token.item == item && token.kind.equals(kind));
    }

    /** The name of an Item; seldom of none. */
    public String name(Action action) {
        var item = action.token() > 96 ? null : item(action);
        return item == null ? UNKNOWN : item.id;
    }

    @Nullable
    public Item item(Action action) {
        return one(ledger.items, this::isLiving, action);
    }

    private static <T extends Aggregate> @Nullable T one(List<T> all, Predicate<T> preferred, Action action) {
        var some = all.stream()
                .filter(it -> action.whose() / 10 % 4 == 3 || preferred.test(it))
                .toList();
        var from = some.isEmpty() ? all : some;
        return from.isEmpty() ? null : from.get(action.whose() % 10 % from.size());
    }

    private String text(String kind, Predicate<Token> ofSort, Predicate<Token> own, Action action) {
        var all = ledger.tokens.stream()
                .filter(token -> token.kind.equals(kind))
                .filter(ofSort)
                .toList();
        var mine = all.stream().filter(own).toList();
        var choice = action.token();
        var unknown = kind + "-" + ledger.environment + "-" + UNKNOWN;
        var current = last(mine, 0, unknown);
        if (choice < 70) return current;
        if (choice < 76) return last(mine, 1, unknown);
        if (choice < 80) return last(mine, mine.size() - 1, unknown);
        if (choice < 86) return last(all, action.detail() % Math.max(1, all.size()), unknown);
        if (choice < 90) return last(ledger.tokens, action.detail() % Math.max(1, ledger.tokens.size()), unknown);
        if (choice < 93) return current.replace("-" + ledger.environment + "-", "-production-");
        if (choice < 95) return current.replace(kind + "-", choice % 2 == 0 ? "access-" : "public-");
        return choice < 98 ? malformed(current, action.detail() % 9) : unknown;
    }

    private static String last(List<Token> tokens, int before, String otherwise) {
        var place = tokens.size() - 1 - before;
        return place < 0 || place >= tokens.size() ? otherwise : tokens.get(place).text;
    }

    private static String malformed(String token, int how) {
        return switch (how) {
            case 0 -> "";
            case 1 -> token + "0";
            case 2 -> token.toUpperCase(Locale.ROOT);
            case 3 -> " " + token;
            case 4 -> token.replace("-4", "-1");
            case 5 -> "access-development-7c69d345-hda9-ka68-ahs3-e9317406a2";
            case 6 -> "access-sandbox-7c69d345-1-2-3-e9317406a2";
            case 7 -> token + "\u00e9".repeat(600);
            default -> token.substring(0, token.length() - 1);
        };
    }

    /** The client that the token was issued to, or another one. */
    public String client(String text, Action action) {
        var client = CLIENTS.get(0);
        for (var token : ledger.tokens) if (token.text.equals(text)) client = aggregateOf(token).client;
        return action.whose() < 90 ? client : other(CLIENTS, client);
    }

    private static Aggregate aggregateOf(Token token) {
        return token.link == null ? Objects.requireNonNull(token.item) : token.link;
    }

    /** The partner that the token was issued to, or another one. */
    public String processor(String text, Action action) {
        var processor = PROCESSORS.get(0);
        for (var token : ledger.tokens)
            if (token.text.equals(text) && !token.processor.isEmpty()) processor = token.processor;
        return action.whose() < 90 ? processor : other(PROCESSORS, processor);
    }

    private static String other(List<String> two, String one) {
        return two.get(0).equals(one) ? two.get(1) : two.get(0);
    }

    /** An account of the Item, open or not; seldom of another. */
    public String account(Action action) {
        var item = action.detail() % 8 == 7 ? one(ledger.items, it -> false, action) : item(action);
        if (action.detail() % 16 == 7) item = ledger.items.isEmpty() ? null : ledger.items.get(0);
        if (item == null || item.accounts.isEmpty()) return UNKNOWN;
        return item.accounts.get(action.detail() / 16 % item.accounts.size()).id;
    }

    /** Accounts that a user shares: all, some, none, some twice, or far too many. */
    public List<Label> labels(Action action) {
        if (action.detail() % 100 == 99) return Collections.nCopies(501, LABELS.get(0));
        var without = action.detail() / 20 % 32;
        var labels = new ArrayList<Label>();
        for (var i = 0; i < LABELS.size(); i++) if (without > 15 || (without >> i & 1) == 0) labels.add(LABELS.get(i));
        if (action.detail() / 640 % 4 == 3) labels.addAll(List.copyOf(labels.subList(0, labels.size() / 2)));
        return labels;
    }

    /** Accounts that an institution has: also one, mostly, that is never shared. */
    public List<Label> found(Action action) {
        var found = new ArrayList<>(labels(action));
        if (action.detail() % 4 < 3) found.add(new Label("Loan", "4444"));
        return found;
    }

    /** The instant until which an institution lets data be read. */
    @Nullable
    public Instant until(Action action) {
        return action.detail() % 20 < 5 ? null : instant(action.detail() % 20 - 5);
    }

    /** An instant in the future, or not. */
    public Instant instant(int which) {
        var now = ledger.now;
        var pending = oracle.pending();
        return switch (which) {
            case 0 -> now.plus(Duration.ofDays(180));
            case 1 -> now.plusMillis(1);
            case 2 -> now.plus(Duration.ofDays(3));
            case 3 -> now.plus(Duration.ofDays(7));
            case 4 -> now.plus(Duration.ofDays(8));
            case 5 -> now.plus(Duration.ofMinutes(10));
            case 6 -> now.plus(Duration.ofDays(400));
            case 7 -> now;
            case 8 -> now.minus(Duration.ofDays(1));
            case 9 -> now.plusNanos(500_000);
            case 10 -> Instant.MAX;
            case 11 -> Instant.MIN;
            default -> pending.isEmpty() ? now.plusSeconds(90) : pending.get((which - 12) % pending.size());
        };
    }

    public static <T> T of(List<T> all, int number) {
        return all.get(number % all.size());
    }
}
