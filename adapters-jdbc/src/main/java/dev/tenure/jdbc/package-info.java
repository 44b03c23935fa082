/** Every port over plain {@code java.sql}. */
@NullMarked
package dev.tenure.jdbc;

import org.jspecify.annotations.NullMarked;
