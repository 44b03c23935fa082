/** Database connections, and reads and writes as SQL, for every kind of aggregate. */
@NullMarked
package dev.tenure.jdbc.sql;

import org.jspecify.annotations.NullMarked;
