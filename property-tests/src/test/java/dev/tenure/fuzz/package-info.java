/** Texts from outside that are nearly right: each is taken whole, or refused as its type says it refuses. */
@NullMarked
package dev.tenure.fuzz;

import org.jspecify.annotations.NullMarked;
