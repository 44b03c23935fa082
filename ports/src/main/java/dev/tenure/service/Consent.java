package dev.tenure.service;

import dev.tenure.item.Account;
import dev.tenure.item.AccountLabel;
import dev.tenure.item.Sharing;
import dev.tenure.service.internal.TokenMint;
import dev.tenure.token.AccountId;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * The accounts that a user agreed to share in Link, in its first success or in an update.
 *
 * @param until the instant until which the institution allows the data to be read; none if without end
 */
public record Consent(Seq<AccountLabel> accounts, Option<Instant> until) {
    /** Returns these accounts, each with a fresh id. */
    Sharing named(TokenMint mint) {
        return new Sharing(accounts.map(label -> Account.shared(new AccountId(mint.name()), label)), until);
    }

    /** Returns this consent with an end. */
    public Consent until(Instant end) {
        return new Consent(accounts, Option.of(end));
    }

    /** Returns a consent to these accounts, without end. */
    public static Consent to(Seq<AccountLabel> accounts) {
        return new Consent(accounts, Option.none());
    }
}
