package dev.tenure.service;

import dev.tenure.item.AccountLabel;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * What a user agreed to share in Link, in its first success or in an update.
 *
 * @param until until when the institution lets the data be read; none if without end
 */
public record Consent(Seq<AccountLabel> accounts, Option<Instant> until) {
    /** These accounts, without end. */
    public static Consent to(Seq<AccountLabel> accounts) {
        return new Consent(accounts, Option.none());
    }
}
