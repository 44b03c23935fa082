/** Runs the steps of Links and Items on the library and on the oracle. */
@NullMarked
package dev.tenure.histories.item.step;

import org.jspecify.annotations.NullMarked;
