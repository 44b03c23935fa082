@NullMarked
package dev.tenure.jdbc.sql;

import org.jspecify.annotations.NullMarked;
