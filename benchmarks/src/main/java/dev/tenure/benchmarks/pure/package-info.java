/** Decisions without storage, measured by JMH, beside the transitions of state machine libraries. */
@NullMarked
package dev.tenure.benchmarks.pure;

import org.jspecify.annotations.NullMarked;
