/** Batches: what is due, and what waits to be delivered. */
@NullMarked
package dev.tenure.benchmarks.sweeps;

import org.jspecify.annotations.NullMarked;
