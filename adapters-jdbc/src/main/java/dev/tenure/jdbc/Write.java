package dev.tenure.jdbc;

import io.vavr.collection.Seq;

/**
 * A change of an owner's row, and what hangs on it: nothing of it is written if somebody else changed the row.
 *
 * @param there what stands in the row, told in the same order as its new values
 */
record Write(Part.Update change, Seq<Cell> there, Seq<Part> rest) {
    /** The change without what need not be written, as it stands in the row. */
    Part.Update least() {
        return change.after(there);
    }

    /** Changes that can be written together: of the columns that one of them needs, each has its own. */
    static Seq<Part.Update> changes(Seq<Write> writes) {
        var needed = writes.flatMap(write -> write.least().columns()).toSet();
        return writes.map(write -> write.change.of(needed));
    }
}
