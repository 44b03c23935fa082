package dev.tenure.jdbc;

import io.vavr.collection.Seq;

/** A change of an owner's row, and what hangs on it: nothing of it is written if somebody else changed the row. */
record Write(Part.Update change, Seq<Part> rest) {
    /** The same without what need not be written, as this stands in the row. */
    Write after(Seq<Cell> there) {
        return new Write(change.after(there), rest);
    }
}
