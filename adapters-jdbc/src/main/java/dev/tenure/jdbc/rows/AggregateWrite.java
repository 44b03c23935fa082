package dev.tenure.jdbc.rows;

import dev.tenure.jdbc.sql.ColumnValue;
import dev.tenure.jdbc.sql.RowWrite;
import io.vavr.collection.Seq;

/**
 * A change of an aggregate's row, with the writes that depend on it. If the row has changed since, nothing is written.
 *
 * @param there the stored values of the row, in the order of the new values
 */
public record AggregateWrite(RowWrite.Update change, Seq<ColumnValue> there, Seq<RowWrite> rest) {
    /** The change without the values that the row already has. */
    public RowWrite.Update least() {
        return change.after(there);
    }

    /** Changes that one statement can write: each sets every column that one of them needs. */
    public static Seq<RowWrite.Update> changes(Seq<AggregateWrite> writes) {
        var needed = writes.flatMap(write -> write.least().columns()).toSet();
        return writes.map(write -> write.change.of(needed));
    }
}
