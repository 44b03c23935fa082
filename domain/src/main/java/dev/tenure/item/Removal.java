package dev.tenure.item;

import dev.tenure.decision.Detail;
import dev.tenure.decision.Event;
import dev.tenure.time.Cause;
import dev.tenure.token.BoundedText;
import io.vavr.control.Option;

/**
 * A client's reason to remove an Item.
 *
 * @param note at most 512 characters, nothing personal
 * @param product the product that a legacy client deletes; the whole token ends all the same [plaid:legacy-removal]
 */
public record Removal(Cause cause, Option<String> note, Option<String> product) {
    private static final int LONGEST_NOTE = 512;
    private static final int LONGEST_PRODUCT = 64;

    /** Refuses texts that are too long or cannot be stored. */
    public Removal {
        note.forEach(text -> BoundedText.check("note", text, LONGEST_NOTE));
        product.forEach(name -> BoundedText.check("product", name, LONGEST_PRODUCT));
    }

    /** A removal for this cause, without note or product. */
    public static Removal because(Cause cause) {
        return new Removal(cause, Option.none(), Option.none());
    }

    Event describedIn(Event event) {
        var noted = note.fold(() -> event, text -> event.with(Detail.NOTE, text));
        return product.fold(() -> noted, name -> noted.with(Detail.PRODUCT, name));
    }
}
