/** Every port over plain {@code java.sql}. The package of the scripts is open, so that a migration tool finds them. */
module dev.tenure.jdbc {
    requires transitive dev.tenure.ports;
    requires transitive java.sql;

    exports dev.tenure.jdbc;

    opens dev.tenure.jdbc.h2;
    opens dev.tenure.jdbc.postgresql;
}
