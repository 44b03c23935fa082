package dev.tenure.item;

import dev.tenure.token.Digest;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.util.HexFormat;

/** A set of accounts as a digest of their labels, only to be recognized again. */
public record AccountSet(String digest) {
    /** The set of accounts with these labels, in any order. */
    public static AccountSet of(Seq<AccountLabel> labels) {
        var texts = labels.distinct()
                .sorted(AccountLabel.ORDER)
                .flatMap(label -> List.of(label.name(), label.mask().getOrElse("")));
        return new AccountSet(HexFormat.of().formatHex(Digest.of(texts)));
    }
}
