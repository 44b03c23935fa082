/** Grants in Tenure, in its peers, and in the least code with the same guarantee. */
@NullMarked
package dev.tenure.benchmarks.grants;

import org.jspecify.annotations.NullMarked;
