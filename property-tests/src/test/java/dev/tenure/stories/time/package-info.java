/** Deadlines, and clocks that are wrong. */
@NullMarked
package dev.tenure.stories.time;

import org.jspecify.annotations.NullMarked;
