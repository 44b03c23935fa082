@NullMarked
package dev.tenure.connection;

import org.jspecify.annotations.NullMarked;
