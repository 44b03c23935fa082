/** Operations: housekeeping from the scheduler, and meters. */
@NullMarked
package dev.tenure.host.operations;

import org.jspecify.annotations.NullMarked;
