/** The life of tokens and Items, pure: no clock, no randomness, no I/O; see the packages below. */
@NullMarked
package dev.tenure;

import org.jspecify.annotations.NullMarked;
