/** Items in Tenure, and in the least code. */
@NullMarked
package dev.tenure.benchmarks.items;

import org.jspecify.annotations.NullMarked;
