/** Runs the steps of grants on the library and on the oracle. */
@NullMarked
package dev.tenure.histories.grant.step;

import org.jspecify.annotations.NullMarked;
