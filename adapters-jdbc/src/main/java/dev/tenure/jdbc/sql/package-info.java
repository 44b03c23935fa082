/** Connections, and writes and questions as SQL: the same for all that is stored. */
@NullMarked
package dev.tenure.jdbc.sql;

import org.jspecify.annotations.NullMarked;
