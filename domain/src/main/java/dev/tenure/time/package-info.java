/** Deadlines, ends and their causes: the lowest package, which depends on no other. */
@NullMarked
package dev.tenure.time;

import org.jspecify.annotations.NullMarked;
