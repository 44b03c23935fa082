/** Where what is measured is stored. */
@NullMarked
package dev.tenure.benchmarks.places;

import org.jspecify.annotations.NullMarked;
