package dev.tenure.item;

import dev.tenure.decision.Detail;
import dev.tenure.decision.Event;
import dev.tenure.token.BoundedText;
import io.vavr.control.Option;

/**
 * A client's removal of an Item.
 *
 * @param note at most 512 characters, nothing personal
 * @param product the product that a legacy client deletes; the whole token ends all the same [plaid:legacy-removal]
 */
public record Removal(RemovalReason reason, Option<String> note, Option<String> product) {
    private static final int LONGEST_NOTE = 512;
    private static final int LONGEST_PRODUCT = 64;

    /** Refuses texts that are too long or cannot be stored. */
    public Removal {
        note.forEach(text -> BoundedText.check("note", text, LONGEST_NOTE));
        product.forEach(name -> BoundedText.check("product", name, LONGEST_PRODUCT));
    }

    /** A removal for this reason, without more words. */
    public static Removal because(RemovalReason reason) {
        return new Removal(reason, Option.none(), Option.none());
    }

    /** The same with a note. */
    public Removal withNote(String text) {
        return new Removal(reason, Option.of(text), product);
    }

    /** The same with the product that a legacy client deletes. */
    public Removal withProduct(String name) {
        return new Removal(reason, note, Option.of(name));
    }

    Event describedIn(Event event) {
        var noted = note.fold(() -> event, text -> event.with(Detail.NOTE, text));
        return product.fold(() -> noted, name -> noted.with(Detail.PRODUCT, name));
    }
}
