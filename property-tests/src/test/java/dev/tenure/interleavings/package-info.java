/** Every order in which the calls of several clients can follow one another. */
@NullMarked
package dev.tenure.interleavings;

import org.jspecify.annotations.NullMarked;
