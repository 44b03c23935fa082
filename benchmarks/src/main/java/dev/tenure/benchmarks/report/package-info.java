/** The output of the figures: a file, tables, plots. */
@NullMarked
package dev.tenure.benchmarks.report;

import org.jspecify.annotations.NullMarked;
