@NullMarked
package dev.tenure.jdbc.store;

import org.jspecify.annotations.NullMarked;
