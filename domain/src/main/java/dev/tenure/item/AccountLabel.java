package dev.tenure.item;

import dev.tenure.token.BoundedText;
import io.vavr.control.Option;
import java.util.Comparator;

/**
 * The label that identifies an account of a login to its user: the name and the last digits of the number
 * [plaid:duplicates].
 */
public record AccountLabel(String name, Option<String> mask) {
    /** The order by name, then by mask. */
    static final Comparator<AccountLabel> ORDER = Comparator.comparing(AccountLabel::name)
            .thenComparing(label -> label.mask().getOrElse(""));

    private static final int LONGEST_NAME = 256;
    private static final int LONGEST_MASK = 16;

    /** Refuses a name over 256 and a mask over 16 characters, and what cannot be stored. */
    public AccountLabel {
        BoundedText.check("account name", name, LONGEST_NAME);
        mask.forEach(digits -> BoundedText.check("account mask", digits, LONGEST_MASK));
    }
}
