/** Tenure, its peers and the raw floor, side by side in one run. */
@NullMarked
package dev.tenure.benchmarks;

import org.jspecify.annotations.NullMarked;
