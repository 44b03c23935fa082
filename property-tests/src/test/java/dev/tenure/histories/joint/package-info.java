/** Histories of all aggregates at once: Links and Items, grants and connections, over one store, under one clock. */
@NullMarked
package dev.tenure.histories.joint;

import org.jspecify.annotations.NullMarked;
