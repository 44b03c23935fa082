package dev.tenure.jdbc.rows;

import dev.tenure.jdbc.sql.ColumnValue;
import dev.tenure.jdbc.sql.RowWrite;
import io.vavr.collection.Seq;

/**
 * A change of an aggregate's row, and what hangs on it: nothing of it is written if somebody else changed the row.
 *
 * @param there what stands in the row, told in the same order as its new values
 */
public record AggregateWrite(RowWrite.Update change, Seq<ColumnValue> there, Seq<RowWrite> rest) {
    /** The change without what need not be written, as it stands in the row. */
    public RowWrite.Update least() {
        return change.after(there);
    }

    /** Changes that can be written together: of the columns that one of them needs, each has its own. */
    public static Seq<RowWrite.Update> changes(Seq<AggregateWrite> writes) {
        var needed = writes.flatMap(write -> write.least().columns()).toSet();
        return writes.map(write -> write.change.of(needed));
    }
}
