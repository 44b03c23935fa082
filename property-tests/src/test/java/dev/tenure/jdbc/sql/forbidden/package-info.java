/** A class in the lowest package of the JDBC adapter that looks back up. */
@NullMarked
package dev.tenure.jdbc.sql.forbidden;

import org.jspecify.annotations.NullMarked;
