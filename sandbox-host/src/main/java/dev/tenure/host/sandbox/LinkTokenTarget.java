package dev.tenure.host.sandbox;

import dev.tenure.decision.Rejection;
import dev.tenure.decision.RejectionCode;
import io.vavr.control.Either;
import java.util.function.Supplier;

/** Whose a link token is cannot be seen from it: a Link's, or an Item's that is to be updated. */
public final class LinkTokenTarget {
    private LinkTokenTarget() {}

    /** What the Link answers; where it does not know the token, what the Item does. */
    public static <R> Either<Rejection, R> of(Either<Rejection, R> link, Supplier<Either<Rejection, R>> item) {
        return link.isLeft() && link.getLeft().code() == RejectionCode.UNKNOWN_TOKEN ? item.get() : link;
    }
}
