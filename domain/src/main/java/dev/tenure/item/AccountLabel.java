package dev.tenure.item;

import dev.tenure.token.BoundedText;
import io.vavr.control.Option;
import java.util.Comparator;

/** What tells the accounts of one login apart from outside: the name and the last digits of the number (S1:18). */
public record AccountLabel(String name, Option<String> mask) {
    /** By name, then by mask. */
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
