/** When things end, and why: the lowest package, it knows no other. */
@NullMarked
package dev.tenure.time;

import org.jspecify.annotations.NullMarked;
