/** Grants as Tenure keeps them, as its peers do, and as the least code that gives the same guarantee would. */
@NullMarked
package dev.tenure.benchmarks.grants;

import org.jspecify.annotations.NullMarked;
