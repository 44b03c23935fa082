@NullMarked
package dev.tenure.jdbc;

import org.jspecify.annotations.NullMarked;
