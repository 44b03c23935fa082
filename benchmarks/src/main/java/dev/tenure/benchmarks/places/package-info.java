/** The databases of the measurements. */
@NullMarked
package dev.tenure.benchmarks.places;

import org.jspecify.annotations.NullMarked;
