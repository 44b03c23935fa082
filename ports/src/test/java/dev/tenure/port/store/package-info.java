@NullMarked
package dev.tenure.port.store;

import org.jspecify.annotations.NullMarked;
