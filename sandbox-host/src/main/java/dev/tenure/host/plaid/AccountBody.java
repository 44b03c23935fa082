package dev.tenure.host.plaid;

import dev.tenure.host.sandbox.AccountKind;
import dev.tenure.host.sandbox.SandboxBank;
import dev.tenure.item.Account;
import dev.tenure.item.InstitutionId;
import dev.tenure.item.ItemData;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Plaid's account object. */
record AccountBody(
        String accountId,
        String name,
        @Nullable String mask,
        @Nullable String officialName,
        String type,
        String subtype,
        SandboxBank.Balances balances) {

    /** The accounts that the user shares now. */
    static List<AccountBody> of(ItemData data) {
        return data.accounts()
                .open()
                .map(account -> of(account, data.institution()))
                .asJava();
    }

    private static AccountBody of(Account account, InstitutionId institution) {
        var label = account.label();
        var kind = AccountKind.named(label.name());
        return new AccountBody(
                account.id().toString(),
                label.name(),
                label.mask().getOrNull(),
                null,
                kind.type(),
                kind.subtype(),
                SandboxBank.balancesOf(institution, label));
    }
}
