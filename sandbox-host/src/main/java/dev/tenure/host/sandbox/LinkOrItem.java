package dev.tenure.host.sandbox;

import dev.tenure.decision.Rejection;
import dev.tenure.decision.RejectionCode;
import io.vavr.control.Either;
import java.util.function.Supplier;

/**
 * Finds the aggregate behind a link token, which is either a Link's or that of an Item's update; the text does not
 * tell.
 */
public final class LinkOrItem {
    private LinkOrItem() {}

    /** The Link's reply, or the Item's if no Link has the token. */
    public static <R> Either<Rejection, R> firstKnowing(
            Either<Rejection, R> link, Supplier<Either<Rejection, R>> item) {
        return link.isLeft() && link.getLeft().code() == RejectionCode.UNKNOWN_TOKEN ? item.get() : link;
    }
}
