package dev.tenure.item;

import io.vavr.collection.Seq;

/**
 * The search for Items that seem to be the same login: the same institution and an account of the same name and mask
 * [plaid:duplicates]. It is advice: two Items stay two [plaid:item], and names may coincide.
 */
public final class Duplicates {
    private Duplicates() {}

    /** The user's Items not yet removed that share an account with the login about to be linked. */
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
