package dev.tenure.jdbc.sql;

import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.util.StringJoiner;

/** One row to insert or to update, as part of a write that happens whole or not at all. */
public sealed interface RowWrite {
    /** What fills its placeholders, in order. */
    Seq<ColumnValue> cells();

    /** The statement that does it alone. */
    String sql();

    /** A new row. */
    record Insert(String table, Seq<ColumnValue> cells) implements RowWrite {
        /** Up to where the row's values begin. */
        String head() {
            return "INSERT INTO " + table + " ("
                    + cells.map(ColumnValue::column).mkString(", ") + ") ";
        }

        String values() {
            return cells.map(cell -> "?").mkString(", ");
        }

        @Override
        public String sql() {
            return head() + "VALUES (" + values() + ")";
        }
    }

    /** New values for the row with this key. */
    record Update(String table, Seq<ColumnValue> values, Seq<ColumnValue> key) implements RowWrite {
        @Override
        public Seq<ColumnValue> cells() {
            return values.appendAll(key);
        }

        /**
         * The same without what need not be written, as this stands in the row, told in the same order: what does not
         * change, and a due that is early enough while the state is the same.
         */
        public Update after(Seq<ColumnValue> there) {
            var mayBeEarly = stateIn(values).equals(stateIn(there));
            var left = there.iterator();
            return new Update(
                    table, values.filter(cell -> !left.hasNext() || cell.mustReplace(left.next(), mayBeEarly)), key);
        }

        /** The same for these columns alone. */
        public Update of(Set<String> columns) {
            return new Update(table, values.filter(cell -> columns.contains(cell.column())), key);
        }

        /** What it writes. */
        public Seq<String> columns() {
            return values.map(ColumnValue::column);
        }

        private static Option<ColumnValue> stateIn(Seq<ColumnValue> cells) {
            return cells.find(cell -> cell.column().equals("state"));
        }

        /** What tells the row from all others; the rest of the key says how it was found. */
        public ColumnValue name() {
            return key.head();
        }

        @Override
        public String sql() {
            return "UPDATE " + table + " SET " + assignments(values, ", ") + " WHERE " + assignments(key, " AND ");
        }

        private static String assignments(Seq<ColumnValue> cells, String between) {
            var text = new StringJoiner(between);
            for (var cell : cells) text.add(cell.column() + " = ?");
            return text.toString();
        }
    }
}
