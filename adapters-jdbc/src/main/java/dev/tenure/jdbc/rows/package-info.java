/** The mapping of aggregates to tables and columns. */
@NullMarked
package dev.tenure.jdbc.rows;

import org.jspecify.annotations.NullMarked;
