package dev.tenure.item;

import io.vavr.collection.Seq;

/**
 * Which Items seem to be the same login: the same institution and an account of the same name and mask (S1:18). It is
 * advice: two Items stay two (S3:116), and names may coincide.
 */
public final class Duplicates {
    private Duplicates() {}

    /** Those of the user's living Items that share an account with what is about to be linked. */
    public static Seq<ItemId> among(Seq<Item> items, InstitutionId institution, Seq<AccountLabel> labels) {
        return items.filter(Duplicates::lives)
                .filter(item -> item.data().institution().equals(institution))
                .filter(item -> item.data().accounts().labels().exists(labels::contains))
                .map(Item::id);
    }

    private static boolean lives(Item item) {
        return item.match(pending -> true, active -> true, needsUpdate -> true, removed -> false);
    }
}
