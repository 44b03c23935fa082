package dev.tenure.jdbc.sql;

import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.util.StringJoiner;

/** One row to insert or update, as part of an atomic write. */
public sealed interface RowWrite {
    /** The values for its placeholders, in order. */
    Seq<ColumnValue> parameters();

    /** The statement for this row alone. */
    String sql();

    /** A new row. */
    record Insert(String table, Seq<ColumnValue> values) implements RowWrite {
        @Override
        public Seq<ColumnValue> parameters() {
            return values;
        }

        /** The statement up to the row's values. */
        String head() {
            return "INSERT INTO " + table + " ("
                    + values.map(ColumnValue::column).mkString(", ") + ") ";
        }

        String placeholders() {
            return values.map(value -> "?").mkString(", ");
        }

        @Override
        public String sql() {
            return head() + "VALUES (" + placeholders() + ")";
        }
    }

    /** New values for the row with this key. */
    record Update(String table, Seq<ColumnValue> values, Seq<ColumnValue> key) implements RowWrite {
        @Override
        public Seq<ColumnValue> parameters() {
            return values.appendAll(key);
        }

        /**
         * The update without unchanged values, and without a later due instant while the state is the same.
         *
         * @param there the stored values of the row, in the order of the new values
         */
        public Update after(Seq<ColumnValue> there) {
            var mayBeEarly = stateIn(values).equals(stateIn(there));
            var left = there.iterator();
            return new Update(
                    table, values.filter(value -> !left.hasNext() || value.mustReplace(left.next(), mayBeEarly)), key);
        }

        /** The update of these columns alone. */
        public Update of(Set<String> columns) {
            return new Update(table, values.filter(value -> columns.contains(value.column())), key);
        }

        /** The columns that it writes. */
        public Seq<String> columns() {
            return values.map(ColumnValue::column);
        }

        private static Option<ColumnValue> stateIn(Seq<ColumnValue> values) {
            return values.find(value -> value.column().equals("state"));
        }

        /** The id of the row. The rest of the key tells how the row was read. */
        public ColumnValue name() {
            return key.head();
        }

        @Override
        public String sql() {
            return "UPDATE " + table + " SET " + assignments(values, ", ") + " WHERE " + assignments(key, " AND ");
        }

        private static String assignments(Seq<ColumnValue> values, String between) {
            var text = new StringJoiner(between);
            for (var value : values) text.add(value.column() + " = ?");
            return text.toString();
        }
    }
}
