package dev.tenure.host.sandbox;

import dev.tenure.item.AccountLabel;
import dev.tenure.item.InstitutionId;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The simulated institutions. A user's accounts and balances follow from the names alone, so nothing is stored and
 * every start gives the same.
 */
public final class SandboxBank {
    private static final String CURRENCY = "USD";
    private static final int MOST_ACCOUNTS = 4;
    private static final int CREDIT_LIMIT = 500_000;

    private SandboxBank() {}

    /** The accounts that a user has at an institution. */
    public static Seq<AccountLabel> accountsOf(InstitutionId institution, String username) {
        var dice = diceOf(institution.value(), username);
        return Array.of(AccountKind.values())
                .remove(AccountKind.OTHER)
                .rotateLeft(dice.nextInt(AccountKind.values().length))
                .take(1 + dice.nextInt(MOST_ACCOUNTS))
                .map(kind -> new AccountLabel(kind.title(), Option.of("%04d".formatted(dice.nextInt(10_000)))));
    }

    /** The balances of an account. */
    public static Balances balancesOf(InstitutionId institution, AccountLabel account) {
        var dice = diceOf(institution.value(), account.name(), account.mask().getOrElse(""));
        var cents = dice.nextInt(CREDIT_LIMIT);
        return switch (AccountKind.named(account.name())) {
            case CHECKING, SAVINGS, MONEY_MARKET -> new Balances(money(cents), money(cents), null, CURRENCY, null);
            case CREDIT_CARD ->
                new Balances(money(CREDIT_LIMIT - cents), money(cents), money(CREDIT_LIMIT), CURRENCY, null);
            case BROKERAGE, STUDENT_LOAN, OTHER -> new Balances(null, money(cents), null, CURRENCY, null);
        };
    }

    private static BigDecimal money(int cents) {
        return BigDecimal.valueOf(cents, 2);
    }

    private static Random diceOf(String... names) {
        var hash = UUID.nameUUIDFromBytes(String.join("\0", names).getBytes(StandardCharsets.UTF_8));
        return new Random(hash.getMostSignificantBits() ^ hash.getLeastSignificantBits());
    }

    /** Plaid's balance object. */
    public record Balances(
            @Nullable BigDecimal available,
            BigDecimal current,
            @Nullable BigDecimal limit,
            String isoCurrencyCode,
            @Nullable String unofficialCurrencyCode) {}
}
