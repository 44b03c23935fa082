/** Items as Tenure keeps them, and as the least code would. */
@NullMarked
package dev.tenure.benchmarks.items;

import org.jspecify.annotations.NullMarked;
