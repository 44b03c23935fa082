/** Batches: due aggregates, and waiting notices. */
@NullMarked
package dev.tenure.benchmarks.sweeps;

import org.jspecify.annotations.NullMarked;
